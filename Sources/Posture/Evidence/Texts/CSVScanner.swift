import Diagnostics

/// Splits CSV into records; the separator is the one that the first line has most of.
///
/// Source: RFC 4180, with `;` and tabs as separators as well.
struct CSVScanner {
  private let text: ContiguousArray<UInt8>
  private let name: String
  let separator: UInt8
  /// Where the next record begins.
  private(set) var position = 0
  /// The line that is read next, from 1.
  private(set) var line = 1

  init(_ text: ContiguousArray<UInt8>, named name: String) {
    self.text = text
    self.name = name
    var counts: [UInt8: Int] = [:]
    var lineHasText = false
    for byte in text {
      if byte == UInt8(ascii: "\n") {
        // The line that names a type says nothing about the separator.
        if lineHasText, text.first != UInt8(ascii: "#") || counts[0] != nil { break }
        counts = [0: 1]
        lineHasText = false
        continue
      }
      lineHasText = true
      if [UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: "\t")].contains(byte) {
        counts[byte, default: 0] += 1
      }
    }
    separator =
      [UInt8(ascii: ";"), UInt8(ascii: "\t")].first {
        counts[$0] ?? 0 > counts[UInt8(ascii: ",")] ?? 0
      } ?? UInt8(ascii: ",")
  }

  /// Takes a separator that is known.
  init(_ text: ContiguousArray<UInt8>, named name: String, separator: UInt8) {
    self.text = text
    self.name = name
    self.separator = separator
  }

  /// Windows PowerShell begins with a line such as `#TYPE System.Object`.
  mutating func skipTypeLine() {
    guard text.starts(with: Array("#TYPE".utf8)) else { return }
    while position < text.count, text[position] != UInt8(ascii: "\n") { position += 1 }
    position += 1
    line += 1
  }

  /// The next record, or nil at the end.
  mutating func record() throws(Diagnostic) -> [String]? {
    guard position < text.count else { return nil }
    var fields: [String] = []
    while true {
      fields.append(try field())
      guard position < text.count else { return fields }
      let byte = text[position]
      position += 1
      if byte == separator { continue }
      if byte == UInt8(ascii: "\r"), position < text.count, text[position] == UInt8(ascii: "\n") {
        position += 1
      }
      line += 1
      return fields
    }
  }

  private mutating func field() throws(Diagnostic) -> String {
    guard position < text.count, text[position] == UInt8(ascii: "\"") else {
      let start = position
      while position < text.count, !isEnd(text[position]) { position += 1 }
      return String(decoding: text[start..<position], as: UTF8.self)
    }
    let opening = line
    position += 1
    var value = ContiguousArray<UInt8>()
    while position < text.count {
      let byte = text[position]
      position += 1
      if byte == UInt8(ascii: "\"") {
        guard position < text.count, text[position] == UInt8(ascii: "\"") else {
          while position < text.count, !isEnd(text[position]) { position += 1 }
          return String(decoding: value, as: UTF8.self)
        }
        position += 1
      } else if byte == UInt8(ascii: "\n") {
        line += 1
      }
      value.append(byte)
    }
    throw Diagnostic(
      Code.csvOpenQuote,
      "a quoted value begins here and does not end",
      in: name,
      at: .position(SourcePosition(line: opening, column: 1))
    )
  }

  private func isEnd(_ byte: UInt8) -> Bool {
    byte == separator || byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r")
  }
}
