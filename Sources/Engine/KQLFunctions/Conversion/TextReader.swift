import Tables

/// Values written as text.
///
/// White space around them is allowed, anything else is not.
enum TextReader {
  /// A whole number, also `0x1F`.
  static func long(_ text: Span<UInt8>) -> Int64? {
    let text = text.extracting(trimmed(text))
    var index = 0
    var negative = false
    if index < text.count, text[index] == UInt8(ascii: "-") || text[index] == UInt8(ascii: "+") {
      negative = text[index] == UInt8(ascii: "-")
      index += 1
    } else if text.count > 2, text[0] == UInt8(ascii: "0"), text[1] | 0x20 == UInt8(ascii: "x") {
      return hex(text)
    }
    guard index < text.count else { return nil }
    var value: Int64 = 0
    while index < text.count {
      let digit = text[index] &- 0x30
      guard digit < 10 else { return nil }
      let (scaled, overflow) = value.multipliedReportingOverflow(by: 10)
      let (sum, carried) = scaled.subtractingReportingOverflow(Int64(digit))
      guard !overflow, !carried else { return nil }
      value = sum
      index += 1
    }
    if negative { return value }
    return value == .min ? nil : -value
  }

  private static func hex(_ text: Span<UInt8>) -> Int64? {
    guard text.count <= 18 else { return nil }
    var value: UInt64 = 0
    for index in 2..<text.count {
      guard let digit = hexValue(text[index]) else { return nil }
      value = value << 4 | UInt64(digit)
    }
    return Int64(bitPattern: value)
  }

  static func int(_ text: Span<UInt8>) -> Int32? { long(text).flatMap { Int32(exactly: $0) } }

  /// `1.5`, `.5`, `5.`, `1e3`, `nan`, `inf`; a number too large is infinite.
  static func real(_ text: Span<UInt8>) -> Double? {
    let text = text.extracting(trimmed(text))
    guard text.count > 0, text.count < 400 else { return nil }
    var hasDigit = false
    for index in 0..<text.count {
      switch text[index] {
      case 0x30...0x39: hasDigit = true
      case UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "e"),
        UInt8(ascii: "E"):
        continue
      default: return special(String(text))
      }
    }
    guard hasDigit else { return nil }
    let written = String(text)
    if let value = Double(written) { return value }
    if written.hasSuffix(".") { return Double(written.dropLast()) }
    return nil
  }

  private static func special(_ text: String) -> Double? {
    switch text {
    case "nan", "NaN", "-nan", "-NaN", "+nan", "+NaN": .nan
    case "inf", "Inf", "+inf", "+Inf", "Infinity", "infinity", "+Infinity", "+infinity": .infinity
    case "-inf", "-Inf", "-Infinity", "-infinity": -.infinity
    default: nil
    }
  }

  /// `true`, `false` in any case, or a whole number.
  static func bool(_ text: Span<UInt8>) -> Bool? {
    if matches(text, "true") { return true }
    if matches(text, "false") { return false }
    guard text.count > 0, text[0] > 0x20, text[text.count - 1] > 0x20 else { return nil }
    return long(text).map { $0 != 0 }
  }

  static func decimal(_ text: Span<UInt8>) -> Decimal34? {
    Decimal34(String(text.extracting(trimmed(text))))
  }

  /// 32 hexadecimal digits, hyphens anywhere between them, braces or parentheses around.
  static func guid(_ text: Span<UInt8>) -> GUID? {
    let text = text.extracting(trimmed(text))
    var digits = UInt128(0)
    var count = 0
    for index in 0..<text.count {
      let byte = text[index]
      if byte == UInt8(ascii: "-"), count > 0, count < 32 { continue }
      if index == 0, byte == UInt8(ascii: "{") || byte == UInt8(ascii: "(") { continue }
      if index == text.count - 1, byte == UInt8(ascii: "}") || byte == UInt8(ascii: ")") {
        continue
      }
      guard let digit = hexValue(byte), count < 32 else { return nil }
      digits = digits << 4 | UInt128(digit)
      count += 1
    }
    guard count == 32 else { return nil }
    return GUID(high: UInt64(digits >> 64), low: UInt64(truncatingIfNeeded: digits))
  }

  /// Whether the text is `word` (lower-case ASCII) in any case.
  static func matches(_ text: Span<UInt8>, _ word: StaticString) -> Bool {
    guard text.count == word.utf8CodeUnitCount else { return false }
    var index = 0
    for letter in word.description.utf8 {
      guard Bytes.lower(text[index]) == letter else { return false }
      index += 1
    }
    return true
  }

  /// Where the text lies between ASCII white space around it.
  static func trimmed(_ text: Span<UInt8>) -> Range<Int> {
    var start = 0
    var end = text.count
    while start < end, isSpace(text[start]) { start += 1 }
    while end > start, isSpace(text[end - 1]) { end -= 1 }
    return start..<end
  }

  static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D).contains(byte) }
}
