import Classification
import ControlCatalog
import Diagnostics
import Evidence
import PostureModel
import Tables

/// The classification scheme that a tenant's exports hold, validated: the rows that controls ask
/// about, and what a run keeps.
struct TenantScheme {
  /// What the scheme is and what is wrong with it.
  let summary: ClassificationSummary
  private let findings: MemoryTable

  /// The kinds of exports that make a scheme; the others only add to one.
  private static let essential: [Artefact] = [
    .rulePackages, .dataSchemas, .labels, .labelPolicies, .autoLabelPolicies, .dlpRules,
    .dlpPolicies, .retentionLabels, .schemeFile,
  ]

  /// The scheme in exports and in files of its own; nil when there is none, or when no control of the
  /// catalog asks about one.
  init?(
    _ evidence: EvidenceStore,
    files paths: [String],
    catalog: ControlCatalog,
    now: Int64
  ) throws {
    guard let schema = evidence.schema(of: FindingsTable.name),
      catalog.entries.contains(where: { $0.query.text.contains("Classification") })
    else { return nil }
    let own = try SchemeFiles.reader(paths)
    guard let scheme = try Self.scheme(evidence, own, hasOwn: !paths.isEmpty) else { return nil }
    let day = String(Timestamp.text(now).prefix(10))
    let outcome = SchemeValidator(today: day).validate(scheme)
    summary = ClassificationSummary(scheme, outcome)
    findings = FindingsTable.table(outcome, schema: schema)
  }

  private static func scheme(
    _ evidence: EvidenceStore,
    _ own: SchemeReader,
    hasOwn: Bool
  ) throws -> Scheme? {
    var reader = own
    var isThere = hasOwn || !evidence.schemeTexts.isEmpty
    for text in evidence.schemeTexts { reader.read(text.bytes, named: text.name) }
    var further: [Artefact] = []
    for artefact in Artefact.allCases {
      guard let table = table(of: artefact), evidence.isCollected(table) else { continue }
      if essential.contains(artefact), evidence.status(of: table)?.count ?? 0 > 0 { isThere = true }
      further.append(artefact)
    }
    guard isThere else { return nil }
    for artefact in further {
      let objects = table(of: artefact).map(evidence.objects) ?? []
      reader.add(objects.map { ($0.node, $0.path, $0.pointer) }, as: artefact)
    }
    return try SchemeFiles.finished(reader)
  }

  /// Tables of cmdlets are named as those are.
  private static func table(of artefact: Artefact) -> String? {
    artefact.command.map { $0.hasPrefix("Get-") ? String($0.dropFirst(4)) : $0 }
  }

  /// The tables with the findings among them.
  func tables(over evidence: any TableProvider) -> any TableProvider {
    TablesWithFindings(tables: evidence, findings: findings)
  }

  /// What became of the tables, the findings among them.
  func collection(_ statuses: [CollectionStatus]) -> [CollectionStatus] {
    statuses.map { status in
      guard status.table == FindingsTable.name else { return status }
      return CollectionStatus(
        table: status.table,
        state: .collected,
        source: "the checks of posture classify",
        command: status.command,
        count: findings.batches.reduce(0) { $0 + $1.count }
      )
    }
  }
}

/// Exported tables, and the table of findings that is made of them.
private struct TablesWithFindings: TableProvider {
  let tables: any TableProvider
  let findings: MemoryTable

  var tableNames: [String] { tables.tableNames }
  var describedNames: [String] { tables.describedNames }

  func schema(of table: String) -> Schema? { tables.schema(of: table) }

  func open(_ table: String, columns: [Int]) throws -> any BatchReader {
    guard table == FindingsTable.name else { return try tables.open(table, columns: columns) }
    return findings.reader(columns: columns)
  }

  func open(_ source: ExternalSource) throws -> any BatchReader { try tables.open(source) }

  func serviceFunction(named name: String) -> ServiceFunction? {
    tables.serviceFunction(named: name)
  }
}
