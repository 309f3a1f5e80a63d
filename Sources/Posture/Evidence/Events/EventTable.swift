import Diagnostics
import Tables

/// One table of events: the rows of all its files under common columns.
struct EventTable: Sendable {
  /// The columns.
  let schema: Schema
  private let rows: MemoryTable

  /// Reads the files; `described` says the types of columns and their order.
  init(_ files: [FoundFile], described: Schema?) throws(EvidenceError) {
    var parts: [EventRows] = []
    for file in files { parts.append(try EventFile(file).rows()) }
    rows = EventColumns(parts, described: described).table()
    schema = rows.schema
  }

  /// A reader over some of the columns.
  func reader(columns: [Int]) -> any BatchReader { rows.reader(columns: columns) }
}
