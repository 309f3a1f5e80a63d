import Synchronization
import Tables

/// The columns that a check reads while it runs.
final class CheckReads: Sendable {
  /// One column of a table.
  struct Column: Hashable, Comparable {
    let table: String
    let name: String

    static func < (left: Self, right: Self) -> Bool {
      (left.table, left.name) < (right.table, right.name)
    }
  }

  /// Where the check that runs in this task notes what it reads.
  @TaskLocal static var current: CheckReads?

  private let noted = Mutex<Set<Column>>([])

  private let properties = Atomic(false)

  /// The columns noted so far.
  var columns: Set<Column> { noted.withLock { $0 } }

  /// Whether a column was noted whose values have properties.
  var hasProperties: Bool { properties.load(ordering: .relaxed) }

  func note(_ table: String, _ columns: [Int], of schema: Schema?) {
    guard let schema else { return }
    noted.withLock { noted in
      for column in columns where schema.fields.indices.contains(column) {
        let field = schema.fields[column]
        noted.insert(Column(table: table, name: field.name))
        if field.type == .dynamic { properties.store(true, ordering: .relaxed) }
      }
    }
  }
}

/// Tables that tell the running check's notes what is read of them.
struct NotingTables: TableProvider {
  let base: any TableProvider

  var tableNames: [String] { base.tableNames }

  func schema(of table: String) -> Schema? { base.schema(of: table) }

  func open(_ table: String, columns: [Int]) throws -> any BatchReader {
    CheckReads.current?.note(table, columns, of: base.schema(of: table))
    return try base.open(table, columns: columns)
  }
}
