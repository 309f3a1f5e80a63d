extension JSONWriter {
  /// Writes the text of a string node in quotes.
  mutating func appendQuoted(_ node: JSONNode) {
    guard let (buffer, range) = node.textBytes else { return append("\"\"") }
    appendQuoted(buffer.span.extracting(range))
  }

  /// Writes a text in quotes: bytes that stand for themselves are copied in runs.
  mutating func appendQuoted(_ text: Span<UInt8>) {
    append("\"")
    var start = 0
    var index = 0
    while index < text.count {
      let length = escapedLength(at: index, of: text)
      guard length > 0 else {
        index += 1
        continue
      }
      appendRun(text.extracting(start..<index))
      appendEscape(of: text[index], lineSeparator: length == 3 ? text[index + 2] : nil)
      index += length
      start = index
    }
    appendRun(text.extracting(start..<text.count))
    append("\"")
  }

  /// How many bytes at an index one escape stands for; none for most.
  @inline(__always)
  private func escapedLength(at index: Int, of text: Span<UInt8>) -> Int {
    switch text[index] {
    case 0..<0x20, UInt8(ascii: "\""), UInt8(ascii: "\\"), 0x7F: return 1
    case UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "&"): return isHTMLSafe ? 1 : 0
    case 0xE2:
      // U+2028 and U+2029 (E2 80 A8 and E2 80 A9) end a line in older JavaScript.
      guard isHTMLSafe, index + 2 < text.count, text[index + 1] == 0x80 else { return 0 }
      return text[index + 2] & 0xFE == 0xA8 ? 3 : 0
    default: return 0
    }
  }

  private mutating func appendRun(_ run: Span<UInt8>) {
    guard !run.isEmpty else { return }
    unsafe run.withUnsafeBufferPointer { unsafe output.append(contentsOf: $0) }
  }

  private mutating func appendEscape(of byte: UInt8, lineSeparator: UInt8?) {
    if let lineSeparator { return append(lineSeparator == 0xA8 ? "\\u2028" : "\\u2029") }
    switch byte {
    case UInt8(ascii: "\""): append("\\\"")
    case UInt8(ascii: "\\"): append("\\\\")
    case 0x0A: append("\\n")
    case 0x0D: append("\\r")
    case 0x09: append("\\t")
    case 0x08: append("\\b")
    case 0x0C: append("\\f")
    default:
      append("\\u")
      output.append(contentsOf: hexadecimal(UInt32(byte), digits: 4).utf8)
    }
  }
}
