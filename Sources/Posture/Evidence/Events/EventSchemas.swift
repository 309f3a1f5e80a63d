public import Diagnostics
public import Documents
import Synchronization
public import Tables

/// Descriptions of tables of events, each read when it is first asked for.
///
/// It is also a provider of those tables without rows, for checking queries without data.
public final class EventSchemas: Sendable {
  /// Where a description is: its name and the path of its file.
  private let paths: [String: String]
  private let functionPaths: [String: String]
  private let text: @Sendable (String) -> String?
  private let tree: @Sendable (String) -> PackedYAML?
  private let own: [String: EventSchema]
  private let read = Mutex<[String: EventSchema?]>([:])

  /// Takes bundled files, which `text` reads, and files of the user's own, which come first.
  ///
  /// A bundled file is named as the table or function that it describes; `tree` has what its text
  /// was parsed to, where that is at hand.
  public init(
    bundled: [String],
    text: @escaping @Sendable (String) -> String?,
    tree: @escaping @Sendable (String) -> PackedYAML? = { _ in nil },
    files: [(path: String, bytes: [UInt8])] = []
  ) throws(DiagnosticList) {
    var paths: [String: String] = [:]
    var functionPaths: [String: String] = [:]
    for path in bundled {
      if let name = Self.name(of: path, in: "Controls/Tables/Events/") { paths[name] = path }
      if let name = Self.name(of: path, in: "Controls/Tables/Functions/") {
        functionPaths[name] = path
      }
    }
    var problems = DiagnosticList()
    var own: [String: EventSchema] = [:]
    for file in files {
      var reader = EventSchemaReader(file: file.path)
      for schema in reader.read(file.bytes.span) { own[schema.name] = schema }
      for problem in reader.problems { problems.append(problem) }
    }
    if problems.hasErrors { throw problems }
    self.paths = paths
    self.functionPaths = functionPaths
    self.text = text
    self.tree = tree
    self.own = own
  }

  /// The name of a description in a folder; nil when it is somewhere else.
  private static func name(of path: String, in folder: String) -> String? {
    guard path.utf8.starts(with: folder.utf8) else { return nil }
    let file = path.utf8.dropFirst(folder.utf8.count)
    guard file.count > 5, file.suffix(5).elementsEqual(".yaml".utf8) else { return nil }
    return String(Substring(file.dropLast(5)))
  }

  /// The names of the described tables, sorted.
  public var names: [String] {
    Set(paths.keys).union(own.values.lazy.filter { $0.function == nil }.map(\.name)).sorted()
  }

  /// The names of the described functions, sorted.
  public var functionNames: [String] {
    Set(functionPaths.keys).union(own.values.lazy.filter { $0.function != nil }.map(\.name))
      .sorted()
  }

  /// The description of a table.
  public func table(named name: String) -> EventSchema? {
    if let known = own[name], known.function == nil { return known }
    return paths[name].flatMap { description(at: $0) }
  }

  /// The description of a function.
  public func function(named name: String) -> EventSchema? {
    if let known = own[name], known.function != nil { return known }
    return functionPaths[name].flatMap { description(at: $0) }
  }

  private func description(at path: String) -> EventSchema? {
    if let known = read.withLock({ $0[path] }) { return known }
    var found: EventSchema?
    if let text = text(path) {
      var reader = EventSchemaReader(file: path)
      found = reader.read(text, packed: tree(path))
    }
    read.withLock { $0[path] = found }
    return found
  }
}

extension EventSchemas: TableProvider {
  /// The names of all described tables.
  public var tableNames: [String] { names }

  /// The columns of a table.
  public func schema(of table: String) -> Schema? { self.table(named: table)?.schema }

  /// No rows.
  public func open(_ table: String, columns: [Int]) throws -> any BatchReader {
    MemoryReader(batches: [], columns: columns)
  }

  /// What is known of a function.
  public func serviceFunction(named name: String) -> ServiceFunction? {
    function(named: name)?.function
  }
}
