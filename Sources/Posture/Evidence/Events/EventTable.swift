import Diagnostics
import JSONColumns
import Synchronization
import Tables

/// One table of events: the rows of all its files under common columns.
///
/// Files are read when rows are asked for, and only the columns that are; those whose rows cannot
/// be told apart without reading all of it, such as one object over several lines, at once.
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
  private let kept: KeptColumns?

  /// Looks into the files; `described` says the types of columns and their order.
  ///
  /// With a budget, columns that were read stay for later.
  init(
    _ files: [FoundFile],
    described: Schema?,
    keeping budget: KeptColumns.Budget? = nil
  ) throws(EvidenceError) {
    kept = budget.map(KeptColumns.init)
    let lines = files.compactMap { EventLines($0) }
    if lines.count == files.count {
      var members = LineMembers()
      for file in lines { members.add(try file.members(described: described)) }
      schema = Self.schema(members, described, lines.flatMap(\.declared))
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

  /// The described columns, then those that the files describe, then the others as they are met.
  private static func schema(
    _ members: LineMembers,
    _ described: Schema?,
    _ declared: [Schema.Field]
  ) -> Schema {
    var fields = described?.fields ?? []
    var known = Set(fields.map(\.name))
    for field in declared where known.insert(field.name).inserted { fields.append(field) }
    for name in members.names where known.insert(name).inserted {
      fields.append(.init(name, members.type(of: name) ?? .string))
    }
    return Schema(fields)
  }

  /// A reader over some of the columns.
  func reader(columns: [Int]) -> any BatchReader {
    switch rows {
    case .memory(let table): return table.reader(columns: columns)
    case .lines(let files):
      let fields = columns.map { schema.fields[$0] }
      return kept?.reader(fields) { open(files, $0) } ?? open(files, fields)
    }
  }

  private func open(_ files: [EventLines], _ fields: [Schema.Field]) -> any BatchReader {
    EventLinesReader(files, fields: fields) { names in
      let new = names.filter { !self.known.contains($0) }
      if !new.isEmpty { self.others.withLock { $0.formUnion(new) } }
    }
  }

  /// Members that came up while reading and are no columns, sorted: a large file is only looked
  /// into before a query is checked.
  var unseenMembers: [String] { others.withLock { $0.sorted() } }
}
