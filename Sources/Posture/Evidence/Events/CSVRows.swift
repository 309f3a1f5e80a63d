import Diagnostics
import Tables

/// Rows of comma-separated values with a header.
struct CSVRows {
  private let bytes: ContiguousArray<UInt8>
  private let name: String

  init(_ bytes: ContiguousArray<UInt8>, named name: String) {
    self.bytes = bytes
    self.name = name
  }

  /// All rows.
  func rows() throws(Diagnostic) -> EventRows {
    var scanner = CSVScanner(bytes, named: name)
    var rows = EventRows()
    scanner.skipTypeLine()
    let header = (try scanner.record() ?? []).map(EventHeader.column)
    let positions = header.map { rows.position(of: $0) }
    while true {
      let line = scanner.line
      guard let fields = try scanner.record() else { return rows }
      if fields.count == 1, fields[0].isEmpty { continue }
      guard fields.count <= header.count else {
        throw Diagnostic(
          Code.unreadable,
          "line \(line) has \(fields.count) fields, the header has \(header.count)",
          in: name
        )
      }
      var row = [EventRows.Cell?](repeating: nil, count: rows.names.count)
      for (field, position) in zip(fields, positions) where !field.isEmpty {
        row[position] = .text(field)
      }
      rows.rows.append(row)
    }
  }
}
