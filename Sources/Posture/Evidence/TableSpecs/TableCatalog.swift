public import Diagnostics
import Parallel
import Documents
public import Tables

/// All evidence tables there are: those of `Controls/Tables` and those that the importer makes.
///
/// It is also a provider of those tables without rows, for checking queries without an export.
public struct TableCatalog: Sendable {
  /// The described tables, sorted by name.
  public let tables: [TableSpec]
  private let positions: [String: Int]

  /// Reads table files; what is not a `.yaml` file is passed over.
  public init(files: [TableFile]) throws(DiagnosticList) {
    var problems = DiagnosticList()
    var tables: [TableSpec] = []
    let read = files.filter { $0.path.hasSuffix(".yaml") }.parallelMap { file in
      var reader = TableSpecReader(file: file.path)
      let table = reader.read(file)
      return (file: file, table: table, problems: Array(reader.problems))
    }
    for (file, table, found) in read {
      for problem in found { problems.append(problem) }
      guard let table else { continue }
      if BuiltInTables.schemas[table.name] != nil
        || tables.contains(where: { $0.name == table.name })
      {
        problems.append(
          Diagnostic(
            Code.specDuplicateTable,
            "the table '\(table.name)' is there already",
            in: file.path
          )
        )
      } else {
        tables.append(table)
      }
    }
    if problems.hasErrors { throw problems }
    self.init(tables)
  }

  init(_ tables: [TableSpec]) {
    self.tables = tables.sorted { $0.name < $1.name }
    var positions: [String: Int] = [:]
    for (index, table) in self.tables.enumerated() { positions[table.name] = index }
    self.positions = positions
  }

  /// The table of a name, or nil.
  public func table(named name: String) -> TableSpec? { position(of: name).map { tables[$0] } }

  func position(of name: String) -> Int? { positions[name] }
}

extension TableCatalog: TableProvider {
  /// The names of all tables, the importer's own included.
  public var tableNames: [String] {
    (tables.map(\.name) + BuiltInTables.schemas.keys).sorted()
  }

  /// The columns of a table.
  public func schema(of table: String) -> Schema? {
    self.table(named: table)?.schema ?? BuiltInTables.schemas[table]
  }

  /// No rows.
  public func open(_ table: String, columns: [Int]) throws -> any BatchReader {
    MemoryReader(batches: [], columns: columns)
  }
}
