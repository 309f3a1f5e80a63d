import Diagnostics
import Documents

/// Rewrites CSV, such as `Export-Csv` writes, as a JSON list of objects whose values are strings.
enum CSVText {
  /// The JSON text, and the line of each record.
  static func json(_ bytes: Span<UInt8>, named name: String) throws(Diagnostic)
    -> (text: ContiguousArray<UInt8>, lines: [Int])
  {
    let text = try DocumentEncoding.utf8(from: bytes, named: name)
    var scanner = CSVScanner(text, named: name)
    scanner.skipTypeLine()
    var writer = JSONWriter(pretty: false)
    guard let header = try scanner.record() else {
      writer.array { _ in }
      return (writer.bytes, [])
    }
    var records: [[String]] = []
    var lines: [Int] = []
    var line = scanner.line
    while let record = try scanner.record() {
      defer { line = scanner.line }
      if record.count == 1, record[0].isEmpty { continue }
      records.append(record)
      lines.append(line)
    }
    writer.array { writer in
      for record in records {
        writer.object { writer in
          for (name, value) in zip(header, record) where !name.isEmpty {
            writer.member(name, value)
          }
        }
      }
    }
    return (writer.bytes, lines)
  }
}
