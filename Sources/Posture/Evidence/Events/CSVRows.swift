import Diagnostics
import Tables

/// Rows of comma-separated values with a header; source: RFC 4180, with `;` and tabs as well.
struct CSVRows {
  private let bytes: ContiguousArray<UInt8>
  private let name: String
  private var position = 0
  private var line = 1
  private let separator: UInt8

  init(_ bytes: ContiguousArray<UInt8>, named name: String) {
    self.bytes = bytes
    self.name = name
    separator = CSVRows.separator(of: bytes)
  }

  /// The separator that the header holds most of.
  private static func separator(of bytes: ContiguousArray<UInt8>) -> UInt8 {
    let header = bytes.prefix { $0 != 0x0A }
    let candidates: [UInt8] = [UInt8(ascii: ","), UInt8(ascii: ";"), 0x09]
    var best = candidates[0]
    for candidate in candidates
    where header.count(where: { $0 == candidate }) > header.count(where: { $0 == best }) {
      best = candidate
    }
    return best
  }

  /// All rows.
  func rows() throws(Diagnostic) -> EventRows {
    var reader = self
    var rows = EventRows()
    let header = try reader.record()
    var names: [Int] = []
    for field in header { names.append(rows.position(of: String(field))) }
    while reader.position < reader.bytes.count {
      let start = reader.line
      let fields = try reader.record()
      if fields.count == 1, fields[0].isEmpty { continue }
      guard fields.count <= header.count else {
        throw Diagnostic(
          Code.unreadable,
          "line \(start) has \(fields.count) fields, the header has \(header.count)",
          in: name
        )
      }
      var row = [EventRows.Cell?](repeating: nil, count: rows.names.count)
      for (field, column) in zip(fields, names) where !field.isEmpty {
        row[column] = .text(field)
      }
      rows.rows.append(row)
    }
    return rows
  }

  private mutating func record() throws(Diagnostic) -> [Substring] {
    var fields: [Substring] = []
    while true {
      fields.append(try field())
      guard position < bytes.count, bytes[position] == separator else { break }
      position += 1
    }
    if position < bytes.count, bytes[position] == 0x0D { position += 1 }
    if position < bytes.count, bytes[position] == 0x0A {
      position += 1
      line += 1
    }
    return fields
  }

  private mutating func field() throws(Diagnostic) -> Substring {
    guard position < bytes.count, bytes[position] == UInt8(ascii: "\"") else {
      let start = position
      while position < bytes.count, bytes[position] != separator, bytes[position] != 0x0A,
        bytes[position] != 0x0D
      {
        position += 1
      }
      return Substring(String(decoding: bytes[start..<position], as: UTF8.self))
    }
    let opened = line
    position += 1
    var text: [UInt8] = []
    while position < bytes.count {
      let byte = bytes[position]
      position += 1
      if byte == UInt8(ascii: "\"") {
        guard position < bytes.count, bytes[position] == UInt8(ascii: "\"") else {
          return Substring(String(decoding: text, as: UTF8.self))
        }
        position += 1
      }
      if byte == 0x0A { line += 1 }
      text.append(byte)
    }
    throw Diagnostic(Code.unreadable, "the quote of line \(opened) is not closed", in: name)
  }
}
