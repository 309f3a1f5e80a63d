import Classification
import ControlCatalog
import Diagnostics
import Evidence
import PostureModel
import Synchronization
import Tables

/// The classification scheme that a tenant's exports hold, and its validation: the rows that controls
/// ask about, and what a run keeps.
///
/// Most controls ask about something else, so the scheme is validated beside them; one that asks about
/// it waits, or does it itself.
final class TenantScheme: Sendable {
  /// What validating a scheme comes to.
  private struct Validated {
    let summary: ClassificationSummary
    let findings: MemoryTable
  }

  private let evidence: EvidenceStore
  private let own: SchemeReader
  private let schema: Schema
  private let day: String
  private let validation = Mutex<Result<Validated, any Error>?>(nil)

  /// The kinds of exports that make a scheme; the others only add to one.
  private static let essential: [Artefact] = [
    .rulePackages, .dataSchemas, .labels, .labelPolicies, .autoLabelPolicies, .dlpRules,
    .dlpPolicies, .retentionLabels, .schemeFile,
  ]

  /// The scheme in exports and in files of its own; nil when there is none.
  init?(_ evidence: EvidenceStore, files paths: [String], now: Int64) throws {
    guard let schema = evidence.schema(of: FindingsTable.name) else { return nil }
    own = try SchemeFiles.reader(paths)
    let isThere = Self.essential.contains { artefact in
      guard let table = Self.table(of: artefact), evidence.isCollected(table) else { return false }
      return evidence.status(of: table)?.count ?? 0 > 0
    }
    guard isThere || !paths.isEmpty || !evidence.schemeTexts.isEmpty else { return nil }
    self.evidence = evidence
    self.schema = schema
    day = String(Timestamp.text(now).prefix(10))
  }

  /// What the scheme is and what is wrong with it.
  var summary: ClassificationSummary {
    get throws { try validated.summary }
  }

  /// Validates the scheme now, unless that has been done; what is wrong shows when it is asked for.
  ///
  /// Only where a query looks as if it asked: any other that does validates the scheme itself.
  func validate(for catalog: ControlCatalog) async {
    guard catalog.entries.contains(where: { $0.query.text.contains("Classification") }) else {
      return
    }
    _ = try? validated
  }

  /// Puts the scheme into an assessment, if a control of it has asked about one.
  func settle(_ assessment: inout PostureModel.Assessment) throws {
    if assessment.results.contains(where: { $0.tables.contains(FindingsTable.name) }) {
      let count = try findings.batches.reduce(0) { $0 + $1.count }
      assessment.collection = collection(assessment.collection, count: count)
      assessment.classification = try summary
    } else if let before = evidence.status(of: FindingsTable.name) {
      assessment.collection = assessment.collection.map {
        $0.table == FindingsTable.name ? before : $0
      }
    }
  }

  fileprivate var findings: MemoryTable {
    get throws { try validated.findings }
  }

  private var validated: Validated {
    get throws {
      try validation.withLock { validation in
        let result = validation ?? Result { try self.validation(of: self.scheme()) }
        validation = result
        return try result.get()
      }
    }
  }

  private func validation(of scheme: Scheme) -> Validated {
    let outcome = SchemeValidator(today: day).validate(scheme)
    return Validated(
      summary: ClassificationSummary(scheme, outcome),
      findings: FindingsTable.table(outcome, schema: schema)
    )
  }

  private func scheme() throws -> Scheme {
    var reader = own
    for text in evidence.schemeTexts { reader.read(text.bytes, named: text.name) }
    for artefact in Artefact.allCases {
      guard let table = Self.table(of: artefact), evidence.isCollected(table) else { continue }
      let objects = evidence.objects(of: table)
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
    TablesWithFindings(tables: evidence, scheme: self)
  }

  /// What became of the tables, the findings among them; how many those are shows once the scheme has
  /// been validated.
  func collection(_ statuses: [CollectionStatus], count: Int = 0) -> [CollectionStatus] {
    statuses.map { status in
      guard status.table == FindingsTable.name else { return status }
      return CollectionStatus(
        table: status.table,
        state: .collected,
        source: "the checks of posture classify",
        command: status.command,
        count: count
      )
    }
  }
}

/// Exported tables, and the table of findings that is made of them.
private struct TablesWithFindings: TableProvider {
  let tables: any TableProvider
  let scheme: TenantScheme

  var tableNames: [String] { tables.tableNames }
  var describedNames: [String] { tables.describedNames }

  func schema(of table: String) -> Schema? { tables.schema(of: table) }

  func open(_ table: String, columns: [Int]) throws -> any BatchReader {
    guard table == FindingsTable.name else { return try tables.open(table, columns: columns) }
    return try scheme.findings.reader(columns: columns)
  }

  func open(_ source: ExternalSource) throws -> any BatchReader { try tables.open(source) }

  func serviceFunction(named name: String) -> ServiceFunction? {
    tables.serviceFunction(named: name)
  }
}
