import Diagnostics
import JSONColumns
import Synchronization
import Tables

/// One table of events: the rows of all its files under common columns.
///
/// Files of lines of JSON are read when rows are asked for, and only the columns that are; all
/// others are read at once.
final class EventTable: Sendable {
  /// The columns.
  let schema: Schema

  private enum Rows: Sendable {
    case memory(MemoryTable)
    case lines([EventLines])
  }

  private let rows: Rows
  private let known: Set<String>
  private let others = Mutex<Set<String>>([])

  /// Looks into the files; `described` says the types of columns and their order.
  init(_ files: [FoundFile], described: Schema?) throws(EvidenceError) {
    let lines = files.compactMap { EventLines($0) }
    if lines.count == files.count {
      var members = LineMembers()
      for file in lines { members.add(try file.members(isDescribed: described != nil)) }
      schema = Self.schema(members, described)
      rows = .lines(lines)
    } else {
      var parts: [EventRows] = []
      for file in files { parts.append(try EventFile(file).rows()) }
      let table = EventColumns(parts, described: described).table()
      rows = .memory(table)
      schema = table.schema
    }
    known = Set(schema.fields.map(\.name))
  }

  /// The described columns, then the others as they are met.
  private static func schema(_ members: LineMembers, _ described: Schema?) -> Schema {
    let known = Set(described?.fields.map(\.name) ?? [])
    return Schema(
      (described?.fields ?? [])
        + members.names.filter { !known.contains($0) }.map {
          .init($0, members.type(of: $0) ?? .string)
        }
    )
  }

  /// A reader over some of the columns.
  func reader(columns: [Int]) -> any BatchReader {
    switch rows {
    case .memory(let table): return table.reader(columns: columns)
    case .lines(let files):
      return EventLinesReader(files, fields: columns.map { schema.fields[$0] }) { names in
        let new = names.filter { !self.known.contains($0) }
        if !new.isEmpty { self.others.withLock { $0.formUnion(new) } }
      }
    }
  }

  /// Members that came up while reading and are no columns, sorted: a large file is only looked
  /// into before a query is checked.
  var unseenMembers: [String] { others.withLock { $0.sorted() } }
}
