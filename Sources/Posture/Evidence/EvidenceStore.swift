public import Diagnostics
public import Documents
public import PostureModel
public import Tables

/// The evidence of one tenant: tables out of exports, and what became of every table there is.
public struct EvidenceStore: Sendable {
  /// What the import found.
  public let report: ImportReport
  /// Whose evidence it is.
  public let tenant: TenantIdentity
  /// When the export was made, in ticks of 100 ns since 0001-01-01, when the input says so.
  public let exportDate: Int64?
  /// ScubaGear's own document, as far as there is one; the first of several.
  ///
  /// One that was read in parts is read again, at once, each time it is asked for.
  public var scubaExport: JSONNode? { smallScubaExport ?? largeScubaExport?.document }
  /// What other tools say about the tenant, in order of file.
  public let thirdParty: [ThirdPartyVerdict]
  /// Microsoft's own score, when the input has it.
  public let microsoftScore: MicrosoftScore?

  /// Rule packages and scheme files, which are no tables, in order of file.
  public let schemeTexts: [(name: String, bytes: [UInt8])]

  private let smallScubaExport: JSONNode?
  private let largeScubaExport: LargeScubaExport?
  private let catalog: TableCatalog
  private let tables: [String: EvidenceTable]
  private let byteOrigins: ByteOrigins
  private let builtIn: [String: MemoryTable]

  /// Reads files and folders.
  ///
  /// Results of other tools alone are not enough when settings are required. The values of large
  /// files can be checked while they are read, for who asks for it later with `checkValues()`.
  public init(
    paths: [String],
    catalog: TableCatalog,
    requiresSettings: Bool = true,
    checksValues: Bool = false
  ) throws(EvidenceError) {
    var input = InputFiles()
    for path in paths { try input.add(path) }
    input.finish()
    guard !paths.isEmpty else {
      throw EvidenceError(.notFound, [Diagnostic(Code.noInput, "no export was named", in: nil)])
    }
    var importer = EvidenceImporter(catalog)
    importer.checksValues = checksValues
    importer.lookAhead(input.files)
    for file in input.files { importer.add(file) }
    try self.init(
      importer,
      catalog: catalog,
      problems: input.problems,
      input: paths[0],
      requiresSettings: requiresSettings
    )
  }

  /// Reads files whose bytes are at hand, such as the standard input or the bundled sample.
  public init(
    files: [(name: String, bytes: [UInt8])],
    catalog: TableCatalog,
    requiresSettings: Bool = true
  ) throws(EvidenceError) {
    var importer = EvidenceImporter(catalog)
    importer.lookAhead(files)
    for file in files.sorted(by: { $0.name < $1.name }) {
      importer.add(named: file.name, bytes: file.bytes, changed: 0)
    }
    try self.init(
      importer,
      catalog: catalog,
      problems: [],
      input: files.first?.name,
      requiresSettings: requiresSettings
    )
  }

  private init(
    _ importer: EvidenceImporter,
    catalog: TableCatalog,
    problems: [Diagnostic],
    input: String?,
    requiresSettings: Bool
  ) throws(EvidenceError) {
    guard importer.holdsSettings || !requiresSettings && importer.holdsResults else {
      throw Self.nothing(importer, problems, input)
    }
    let assembly = EvidenceAssembly(importer, catalog: catalog)
    self.catalog = catalog
    tables = assembly.tables
    report = ImportReport(
      files: assembly.files,
      collections: assembly.collections,
      problems: problems + assembly.problems
    )
    tenant = TenantIdentity(
      id: assembly.tenant.tenantId,
      displayName: assembly.tenant.displayName,
      initialDomain: assembly.tenant.initialDomain
    )
    exportDate = assembly.tenant.exportDate
    smallScubaExport = importer.scubaExport
    largeScubaExport = importer.largeScubaExport
    thirdParty = importer.thirdParty
    schemeTexts = importer.schemeTexts
    microsoftScore = assembly.microsoftScore
    builtIn = assembly.builtInTables()
    byteOrigins = importer.byteOrigins
  }

  private static func nothing(
    _ importer: EvidenceImporter,
    _ problems: [Diagnostic],
    _ input: String?
  ) -> EvidenceError {
    var all = problems + importer.problems.filter { $0.severity == .error }
    if importer.files.allSatisfy({ $0.input.sha256.isEmpty }), !importer.files.isEmpty {
      return EvidenceError(.notFound, all)
    }
    if all.isEmpty || importer.files.count > 1 {
      let reasons = importer.files.prefix(5).map {
        "\($0.input.path): \($0.reason ?? "it holds no known export")"
      }
      all.append(
        Diagnostic(
          Code.nothingRecognised,
          importer.files.isEmpty
            ? "the folder holds no files" : "nothing here is an export that is known",
          in: input,
          hints: Array(reasons) + [
            "known are ScubaGear's ProviderSettingsExport.json, Microsoft Graph answers, "
              + "EntraExporter folders and the output of PowerShell cmdlets"
          ]
        )
      )
    }
    return EvidenceError(.invalid, all)
  }

  /// What became of every table, in order of name.
  public var collections: [CollectionStatus] { report.collections }

  /// The files that were read, in order of path.
  public var inputs: [InputFile] { report.files.map(\.input) }

  /// What became of a table; nil for a table that there is not.
  public func status(of table: String) -> CollectionStatus? {
    guard let position = catalog.position(of: table) else { return nil }
    return report.collections[position]
  }

  /// Whether a table was collected, so that its rows, or that it has none, are an answer.
  public func isCollected(_ table: String) -> Bool {
    if builtIn[table] != nil { return true }
    switch status(of: table)?.state {
    case .collected, .empty, .partial: return true
    case .failed, .absent, nil: return false
    }
  }

  /// An object of a table as it was exported, and where it stands.
  public struct Object: Sendable {
    /// The object.
    public let node: JSONNode
    /// The file.
    public let path: String
    /// The JSON pointer in the file.
    public let pointer: String
  }

  /// The objects of a table as they were exported, for readers that need more than its columns.
  public func objects(of table: String) -> [Object] {
    (tables[table]?.rows ?? []).map { row in
      Object(
        node: row.exported ?? row.node,
        path: inputs.indices.contains(row.file) ? inputs[row.file].path : "",
        pointer: row.pointer
      )
    }
  }

  /// Whether no row of a table has a property, or one below a property; known of columns that have
  /// been read.
  public func lacks(_ path: [String], of table: String) -> Bool {
    guard builtIn[table] == nil, let rows = tables[table], let property = path.first,
      let column = rows.spec.schema.index(of: property)
    else { return false }
    return path.count == 1
      ? rows.lacks(column) : rows.lacks(Array(path.dropFirst()), below: column)
  }

  /// The bytes of the input's JSON files that values take, by their origin `file#/json/pointer`.
  ///
  /// Origins in texts that are not JSON have none; those in archives are of the unpacked files.
  public func bytes(of origins: some Sequence<String>) -> [String: Range<Int>] {
    byteOrigins.bytes(of: origins)
  }

  /// Where values stand, by their origin `file#/json/pointer`: the line and column at which an editor
  /// opens and, in JSON, the bytes.
  ///
  /// In texts that are not JSON it is the line of the object that the value is in.
  public func places(of origins: some Sequence<String>) -> [String: OriginPlace] {
    byteOrigins.places(of: origins)
  }

  /// The origins of the first and the last object of a table; nil when it has none.
  public func ends(of table: String) -> (first: String, last: String)? {
    guard let (first, last) = tables[table]?.ends else { return nil }
    return (
      "\(inputs[first.file].path)#\(first.pointer)", "\(inputs[last.file].path)#\(last.pointer)"
    )
  }

  /// What is odd about the values that queries have read so far, in order of table.
  public var valueProblems: [Diagnostic] {
    tables.keys.sorted().flatMap { tables[$0]?.knownProblems ?? [] }
  }

  /// Reads every value of every table and tells what is odd, beside what the report has.
  public func checkValues() -> [Diagnostic] {
    tables.keys.sorted().flatMap { tables[$0]?.problems ?? [] }
  }
}

extension EvidenceStore: TableProvider {
  /// The names of all tables, collected or not.
  public var tableNames: [String] { catalog.tableNames }

  /// The columns of a table.
  public func schema(of table: String) -> Schema? { catalog.schema(of: table) }

  /// A reader over a table; one that was not collected has no rows.
  public func open(_ table: String, columns: [Int]) throws -> any BatchReader {
    if let table = builtIn[table] { return table.reader(columns: columns) }
    return try tables[table]?.reader(of: columns) ?? MemoryReader(batches: [])
  }
}
