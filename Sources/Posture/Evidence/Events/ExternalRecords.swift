import Diagnostics
import Tables

extension EventFile {
  /// The records of a text, whose fields are the columns in order; there is no header but one that
  /// the source says to leave out.
  func records(of source: ExternalSource, separator: UInt8) throws(EvidenceError) -> EventRows {
    var rows = EventRows()
    for field in source.schema.fields { _ = rows.position(of: field.name) }
    var scanner = CSVScanner(bytes, named: name, separator: separator)
    do throws(Diagnostic) {
      var isFirst = true
      while let fields = try scanner.record() {
        defer { isFirst = false }
        if isFirst, source.skipsFirstRecord { continue }
        if fields.count == 1, fields[0].isEmpty { continue }
        rows.rows.append(
          fields.prefix(source.schema.count).map { $0.isEmpty ? nil : .text($0) }
        )
      }
    } catch {
      throw EvidenceError(.invalid, [error])
    }
    return rows
  }

  /// The lines of a text, each one value of the first column.
  func lines(of source: ExternalSource) throws(EvidenceError) -> EventRows {
    var rows = EventRows()
    for field in source.schema.fields { _ = rows.position(of: field.name) }
    var lines = bytes.split(separator: 0x0A, omittingEmptySubsequences: false)[...]
    if lines.last?.isEmpty == true { lines.removeLast() }
    for (index, line) in lines.enumerated() where index > 0 || !source.skipsFirstRecord {
      let text = line.last == 0x0D ? line.dropLast() : line
      rows.rows.append([.text(String(decoding: text, as: UTF8.self))])
    }
    return rows
  }
}
