public import Diagnostics
import Documents
public import Tables

/// Tables of exported events, one for each file or for all files of one name: NDJSON, JSON arrays,
/// Graph pages, answers of `runHuntingQuery`, CSV, each also compressed with gzip.
///
/// A table is named as its file, without extensions; a number or date at the end of the name that
/// follows `-`, `_` or `.` numbers the parts of one table. Columns take the type that all their
/// values have.
public struct EventTables: TableProvider {
  /// What was odd about the files.
  public let problems: [Diagnostic]
  private let tables: MemoryTables

  /// Reads files and folders; throws when one is not there or cannot be read as events.
  public init(paths: [String]) throws(EvidenceError) {
    var files = InputFiles()
    for path in paths { try files.add(path) }
    files.finish()
    var parts: [String: [EventRows]] = [:]
    var order: [String] = []
    var problems = files.problems
    for file in files.files {
      // A folder may hold other things; a file that was named is meant.
      guard paths.contains(file.path) || EventTables.looksLikeEvents(file.name) else {
        problems.append(
          Diagnostic(
            Code.notRecognised,
            "not read: its name does not end as a file of events does",
            in: file.name,
            severity: .note
          )
        )
        continue
      }
      let name = EventTables.tableName(of: file.name)
      let rows = try EventFile(file).rows()
      if parts[name] == nil { order.append(name) }
      parts[name, default: []].append(rows)
    }
    guard !order.isEmpty else {
      throw EvidenceError(
        .invalid,
        [Diagnostic(Code.nothingRecognised, "there are no files in it", in: paths.first ?? "")]
      )
    }
    var tables: [String: MemoryTable] = [:]
    for name in order { tables[name] = EventColumns(parts[name] ?? []).table() }
    self.tables = MemoryTables(tables)
    self.problems = problems
  }

  /// The names of the tables, sorted.
  public var tableNames: [String] { tables.tableNames }

  /// The columns of a table.
  public func schema(of table: String) -> Schema? { tables.schema(of: table) }

  /// A reader over a table.
  public func open(_ table: String, columns: [Int]) throws -> any BatchReader {
    try tables.open(table, columns: columns)
  }

  private static let extensions: Set<String> = ["json", "ndjson", "jsonl", "csv", "log", "txt"]

  /// Whether a file's name ends as one of events, compressed or not.
  private static func looksLikeEvents(_ path: String) -> Bool {
    let plain = path.lowercased().hasSuffix(".gz") ? String(path.dropLast(3)) : path
    guard let dot = plain.lastIndex(of: ".") else { return false }
    return extensions.contains(plain[plain.index(after: dot)...].lowercased())
  }

  /// The table that a file belongs to: `logs/SigninLogs-2030-01-02.json.gz` is `SigninLogs`.
  static func tableName(of path: String) -> String {
    var name = path.split(separator: "/").last.map(String.init) ?? path
    let known = extensions.union(["gz"])
    while let dot = name.lastIndex(of: "."), dot > name.startIndex,
      known.contains(name[name.index(after: dot)...].lowercased())
    {
      name = String(name[..<dot])
    }
    // A name such as `Table2` keeps its number: only what a separator sets apart is a part.
    for index in name.indices.dropFirst() where "-_.".contains(name[index]) {
      let rest = name[name.index(after: index)...]
      if rest.first?.isNumber == true,
        rest.allSatisfy({ $0.isNumber || "-_.:TZ".contains($0) })
      {
        return String(name[..<index])
      }
    }
    return name
  }
}
