import Diagnostics

extension JSONCarefulParser {
  mutating func parseString(_ bytes: Span<UInt8>) throws(Diagnostic) {
    let start = strings.count
    words.append(word(JSONTape.Tag.string, start))
    strings.append(contentsOf: [0, 0, 0, 0])
    let opening = offset
    offset += 1
    while true {
      guard offset < bytes.count else {
        offset = opening
        throw problem(Code.jsonTruncated, "the text ends inside the string that begins here", bytes)
      }
      let byte = bytes[offset]
      switch byte {
      case UInt8(ascii: "\""):
        offset += 1
        finishText(from: start)
        return
      case UInt8(ascii: "\\"):
        try parseEscape(bytes)
      case 0..<0x20:
        throw problem(
          Code.jsonControlCharacter,
          "a string holds the control character U+\(hexadecimal(UInt32(byte), digits: 4))",
          bytes,
          hints: ["write it as an escape, such as '\\n'"]
        )
      default:
        guard let length = utf8SequenceLength(at: offset, in: bytes) else {
          throw problem(
            Code.jsonInvalidUTF8,
            "the byte 0x\(hexadecimal(UInt32(byte), digits: 2)) is not UTF-8",
            bytes,
            hints: ["save the file as UTF-8"]
          )
        }
        for index in offset..<offset + length { strings.append(bytes[index]) }
        offset += length
      }
    }
  }

  /// Writes the length before a text and the zero after it.
  mutating func finishText(from start: Int) {
    let count = strings.count - start - 4
    for byte in 0..<4 { strings[start + byte] = UInt8(truncatingIfNeeded: count >> (8 * byte)) }
    strings.append(0)
  }

  private mutating func parseEscape(_ bytes: Span<UInt8>) throws(Diagnostic) {
    let escape = offset + 1 < bytes.count ? bytes[offset + 1] : 0
    switch escape {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): strings.append(escape)
    case UInt8(ascii: "b"): strings.append(0x08)
    case UInt8(ascii: "f"): strings.append(0x0C)
    case UInt8(ascii: "n"): strings.append(0x0A)
    case UInt8(ascii: "r"): strings.append(0x0D)
    case UInt8(ascii: "t"): strings.append(0x09)
    case UInt8(ascii: "u"):
      try parseUnicodeEscape(bytes)
      return
    default:
      guard offset + 1 < bytes.count else {
        throw problem(Code.jsonTruncated, "the text ends inside an escape", bytes)
      }
      throw problem(
        Code.jsonBadEscape,
        "'\\' begins no escape here",
        bytes,
        hints: ["write a backslash as '\\\\'"]
      )
    }
    offset += 2
  }

  private mutating func parseUnicodeEscape(_ bytes: Span<UInt8>) throws(Diagnostic) {
    guard let unit = fourDigits(at: offset + 2, bytes) else {
      throw problem(Code.jsonBadEscape, "'\\u' needs four hexadecimal digits", bytes)
    }
    guard unit & 0xF800 == 0xD800 else {
      strings.appendUTF8(unit)
      offset += 6
      return
    }
    let next = offset + 6
    guard unit & 0xFC00 == 0xD800, next + 1 < bytes.count, bytes[next] == UInt8(ascii: "\\"),
      bytes[next + 1] == UInt8(ascii: "u"), let low = fourDigits(at: next + 2, bytes),
      low & 0xFC00 == 0xDC00
    else {
      throw problem(
        Code.jsonLoneSurrogate,
        "'\\u\(hexadecimal(unit, digits: 4))' is half of a character: its other half is missing",
        bytes
      )
    }
    strings.appendUTF8(0x10000 + ((unit & 0x3FF) << 10) + (low & 0x3FF))
    offset += 12
  }

  private func fourDigits(at start: Int, _ bytes: Span<UInt8>) -> UInt32? {
    guard start + 4 <= bytes.count else { return nil }
    var value: UInt32 = 0
    for index in start..<start + 4 {
      guard let digit = hexadecimalDigit(bytes[index]) else { return nil }
      value = value << 4 | UInt32(digit)
    }
    return value
  }
}
