import Diagnostics
import Documents
import PostureModel
import Tables

/// Puts tables together out of what the files held.
struct EvidenceAssembly {
  private(set) var tables: [String: EvidenceTable] = [:]
  private(set) var collections: [CollectionStatus] = []
  private(set) var problems: [Diagnostic]
  private(set) var files: [ImportReport.File]
  private(set) var tenant = TenantFacts()
  /// Microsoft's own score, when the input has it.
  private(set) var microsoftScore: MicrosoftScore?
  private let catalog: TableCatalog
  private let lost: LostValues
  private let scubaConfig: Row?

  private var paths: [String] { files.map(\.input.path) }

  init(_ importer: EvidenceImporter, catalog: TableCatalog) {
    self.catalog = catalog
    files = importer.files
    problems = importer.problems
    scubaConfig = importer.scubaConfig
    let paths = importer.files.map(\.input.path)
    lost = LostValues(files: importer.cutFiles, paths: paths)
    var byTable: [[FoundRows]] = Array(repeating: [], count: catalog.tables.count)
    for part in importer.found { byTable[part.table].append(part) }
    var merger = TableMerger(catalog: catalog, paths: paths, dates: importer.dates)
    for (position, spec) in catalog.tables.enumerated() {
      add(spec, byTable[position], &merger, paths)
    }
    addNestedTables(&merger, paths)
    problems += merger.problems
    countRows()
    gatherTenant(importer.tenants)
    compareTenants(importer.thirdPartyTenants)
    microsoftScore = score(importer.secureScores, paths)
  }

  private mutating func add(
    _ spec: TableSpec,
    _ parts: [FoundRows],
    _ merger: inout TableMerger,
    _ paths: [String]
  ) {
    let (rows, status) = merged(parts, spec, &merger)
    collections.append(status)
    tables[spec.name] = EvidenceTable(spec: spec, rows: rows, paths: paths)
  }

  private func merged(
    _ parts: [FoundRows],
    _ spec: TableSpec,
    _ merger: inout TableMerger
  ) -> (rows: RowList, CollectionStatus) {
    var (rows, status) = merger.merge(parts, of: spec)
    if status.state == .collected, let reason = lost.reason(rows, of: spec) {
      status.state = .partial
      status.reason = reason
    }
    return (rows, status)
  }

  /// Fills tables whose objects stand in those of another table.
  private mutating func addNestedTables(_ merger: inout TableMerger, _ paths: [String]) {
    for (position, spec) in catalog.tables.enumerated() {
      for source in spec.sources {
        guard case .within(let outer) = source.kind, collections[position].count == 0,
          collections[position].state == .absent || collections[position].state == .empty,
          let outerPosition = catalog.position(of: outer), let owners = tables[outer]?.rows,
          !owners.isEmpty
        else { continue }
        var found = FoundRows(table: position, source: source)
        var isThere = false
        for owner in owners {
          var collector = RowCollector(
            ExportDocument(root: owner.node, path: paths[owner.file], file: owner.file)
          )
          var rows: [Row]? = [owner]
          for step in source.path { rows = rows.flatMap { collector.rows(under: step, of: $0) } }
          problems += collector.problems
          if let rows {
            isThere = true
            found.rows += rows
          }
        }
        guard isThere else { continue }
        found.file = owners[0].file
        found.state = collections[outerPosition].state == .partial ? .partial : .collected
        found.reason = collections[outerPosition].reason
        let (rows, status) = merged([found], spec, &merger)
        collections[position] = status
        tables[spec.name] = EvidenceTable(spec: spec, rows: rows, paths: paths)
      }
    }
  }

  private mutating func countRows() {
    for spec in catalog.tables {
      for (file, count) in tables[spec.name]?.list.countByFile ?? [:] {
        files[file].tables.append((spec.name, count))
      }
    }
  }

  /// Who the tenant is: as the exports say, else as its organisation object and domains say.
  private mutating func gatherTenant(_ stated: [TenantFacts]) {
    for facts in stated {
      if let known = tenant.tenantId, let other = facts.tenantId,
        known.lowercased() != other.lowercased()
      {
        problems.append(
          Diagnostic(
            Code.severalTenants,
            "the input holds exports of several tenants, \(known) and \(other)",
            in: facts.row.map { paths[$0.file] },
            severity: .warning,
            hints: ["assess one tenant at a time"]
          )
        )
      }
      tenant.fill(from: facts)
    }
    var seen = TenantFacts()
    if let row = tables["Organization"]?.rows.first {
      seen.tenantId = row.node[ignoringCase: "id"]?.string
      seen.displayName = row.node[ignoringCase: "displayName"]?.string
      seen.row = row
      let domains = row.node[ignoringCase: "verifiedDomains"]?.elements
      seen.initialDomain =
        domains?.first { $0[ignoringCase: "isInitial"]?.bool == true }?[
          ignoringCase: "name"
        ]?.string
    }
    let initial = tables["Domains"]?.rows.first { $0.node[ignoringCase: "isInitial"]?.bool == true }
    seen.initialDomain = seen.initialDomain ?? initial?.node[ignoringCase: "id"]?.string
    tenant.fill(from: seen)
  }

  /// What Graph says goes before tables; a table of sums and one of actions make one score.
  private func score(_ parts: [SecureScoreTable], _ paths: [String]) -> MicrosoftScore? {
    let graph = GraphSecureScore(
      scores: tables["SecureScores"]?.rows ?? [],
      profiles: tables["SecureScoreControlProfiles"]?.rows ?? [],
      paths: paths
    ).score
    if let graph { return graph }
    let total = parts.first { $0.current != nil }
    let actions = parts.first { !$0.actions.isEmpty }
    guard let main = total ?? actions else { return nil }
    return MicrosoftScoreSum.score(
      current: total?.current,
      maximum: total?.maximum,
      date: total?.date,
      source: main.source,
      place: main.place,
      actions: actions?.actions ?? []
    )
  }

  /// Results of another tool about another tenant cannot be compared.
  private mutating func compareTenants(_ stated: [(file: Int, id: String)]) {
    guard let known = tenant.tenantId else { return }
    for (file, id) in stated where id.lowercased() != known.lowercased() {
      problems.append(
        Diagnostic(
          Code.severalTenants,
          "the results are about the tenant \(id), the settings about \(known)",
          in: paths[file],
          severity: .warning
        )
      )
    }
  }

  /// The tables that the importer makes itself.
  func builtInTables() -> [String: MemoryTable] {
    var made: [String: [[ScalarValue]]] = [:]
    made[BuiltInTables.collections] = zip(collections, catalog.tables).map { status, spec in
      [
        .string(status.table), .string(spec.title), .string(spec.product),
        .string(status.state.rawValue), .string(status.source ?? ""),
        .string(status.command ?? ""), .string(status.reason ?? ""), .long(Int64(status.count)),
      ]
    }
    made[BuiltInTables.provenance] = files.map { file in
      [
        .string(file.input.path), .string(file.input.sha256), .long(Int64(file.input.size)),
        .string(file.input.format ?? ""),
      ]
    }
    made[BuiltInTables.tenant] = [tenantRow]
    made[BuiltInTables.scubaConfig] = scubaConfig.map { [configRow($0)] } ?? []
    var out: [String: MemoryTable] = [:]
    for (name, schema) in BuiltInTables.schemas {
      out[name] = MemoryTable(schema: schema, rows: made[name] ?? [])
    }
    return out
  }

  private var tenantRow: [ScalarValue] {
    [
      .string(tenant.tenantId ?? ""), .string(tenant.displayName ?? ""),
      .string(tenant.initialDomain ?? ""),
      tenant.exportDate.map { .datetime($0) } ?? .null(.datetime), .string(tenant.tool ?? ""),
      .string(tenant.toolVersion ?? ""),
      tenant.defenderLicense.map { .bool($0) } ?? .null(.bool),
      tenant.defenderDlpLicense.map { .bool($0) } ?? .null(.bool),
      tenant.powerBILicense.map { .bool($0) } ?? .null(.bool),
      tenant.totalUserCount.map { .long($0) } ?? .null(.long),
      .string(tenant.row.map(origin) ?? ""), raw(tenant.row?.node),
    ]
  }

  private func configRow(_ row: Row) -> [ScalarValue] {
    let schema = BuiltInTables.schemas[BuiltInTables.scubaConfig]?.fields ?? []
    return schema.map { field in
      switch field.name {
      case "Origin": return .string(origin(row))
      case "Raw": return raw(row.node)
      default:
        let node = row.node[ignoringCase: field.name]
        if field.type == .dynamic { return raw(node) }
        return .string(node.map { ScalarReading.text($0, names: nil) } ?? "")
      }
    }
  }

  private func origin(_ row: Row) -> String { "\(paths[row.file])#\(row.pointer)" }

  private func raw(_ node: JSONNode?) -> ScalarValue {
    guard let node else { return .null(.dynamic) }
    var builder = DynamicBuilder()
    var writer = DynamicWriter(usesGraphNames: false, isRaw: true)
    writer.write(node, lists: nil, into: &builder.bytes)
    builder.endRow()
    return .dynamic(builder.finish()[0])
  }
}
