public import Diagnostics
import Documents
import Synchronization
public import Tables

/// Tables of exported events, one for each file or for all files of one name: NDJSON, JSON arrays,
/// Graph pages, answers of `runHuntingQuery`, CSV, each also compressed with gzip.
///
/// A table is named as its file, without extensions; a number or date at the end of the name that
/// follows `-`, `_` or `.` numbers the parts of one table. Columns take the types of the table's
/// description; those that it does not describe take the type that all their values have. A file is
/// read when a query first names its table.
public final class EventTables: TableProvider {
  /// What was odd about the files.
  public let problems: [Diagnostic]
  private let files: [String: [FoundFile]]
  private let schemas: EventSchemas?
  private let external: ExternalFiles
  private let budget: KeptColumns.Budget?
  private let loaded = Mutex<[String: Result<EventTable, EvidenceError>]>([:])

  /// Finds the files; throws when one is not there.
  ///
  /// `external` says which local files stand for addresses that queries name in `externaldata`.
  /// For several queries columns that were read are kept, up to about `keptBytes`.
  public init(
    paths: [String],
    schemas: EventSchemas? = nil,
    external: [String: String] = [:],
    keptBytes: Int = 0
  ) throws(EvidenceError) {
    budget = keptBytes > 0 ? KeptColumns.Budget(bytes: keptBytes) : nil
    var found = InputFiles()
    for path in paths { try found.add(path) }
    found.finish()
    var parts: [String: [FoundFile]] = [:]
    var problems = found.problems
    for file in found.files {
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
      parts[EventTables.tableName(of: file.name), default: []].append(file)
    }
    if parts.isEmpty, let path = paths.first {
      throw EvidenceError(
        .invalid,
        [Diagnostic(Code.nothingRecognised, "there are no files in it", in: path)]
      )
    }
    files = parts
    self.problems = problems
    self.schemas = schemas
    self.external = ExternalFiles(standIns: external)
  }

  /// The names of the tables that there are files of, sorted.
  public var tableNames: [String] { files.keys.sorted() }

  /// The names of the tables that are only described, sorted.
  public var describedNames: [String] { (schemas?.names ?? []).filter { files[$0] == nil } }

  /// The columns of a table.
  public func schema(of table: String) -> Schema? {
    guard files[table] != nil else { return schemas?.schema(of: table) }
    switch load(table) {
    case .success(let found)?: return found.schema
    case .failure?: return schemas?.schema(of: table) ?? Schema([])
    case nil: return nil
    }
  }

  /// A reader over a table; throws when its files cannot be read as events.
  public func open(_ table: String, columns: [Int]) throws -> any BatchReader {
    guard let found = try load(table)?.get() else {
      return MemoryReader(batches: [], columns: columns)
    }
    return found.reader(columns: columns)
  }

  /// A reader over the local files that a query names itself.
  public func open(_ source: ExternalSource) throws -> any BatchReader {
    try external.reader(over: source)
  }

  /// What is known of a function that a service answers.
  public func serviceFunction(named name: String) -> ServiceFunction? {
    schemas?.serviceFunction(named: name)
  }

  /// Why files could not be read as events, for the tables that were asked for so far.
  public var failures: [EvidenceError] {
    loaded.withLock { known in
      known.sorted { $0.key < $1.key }.compactMap { entry in
        if case .failure(let error) = entry.value { error } else { nil }
      }
    }
  }

  /// What came up while rows were read.
  public var notes: [String] {
    loaded.withLock { known in
      known.sorted { $0.key < $1.key }.compactMap { entry in
        guard case .success(let table) = entry.value, let first = table.unseenMembers.first else {
          return nil
        }
        let more = table.unseenMembers.count - 1
        return
          "'\(entry.key)' has a member '\(first)'\(more > 0 ? " and \(more) more" : "") that its "
          + "description and the looked-at lines do not have; describe it with --schema to read it"
      }
    }
  }

  private func load(_ table: String) -> Result<EventTable, EvidenceError>? {
    guard let parts = files[table] else { return nil }
    return loaded.withLock { known in
      if let done = known[table] { return done }
      let result: Result<EventTable, EvidenceError>
      do throws(EvidenceError) {
        result = .success(
          try EventTable(parts, described: schemas?.schema(of: table), keeping: budget)
        )
      } catch {
        result = .failure(error)
      }
      known[table] = result
      return result
    }
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
