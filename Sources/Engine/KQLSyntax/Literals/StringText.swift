/// Decodes string literals: escapes, verbatim and multi-line forms.
enum StringText {
  /// A problem at an offset of the query.
  struct Problem {
    let offset: Int
    let length: Int
  }

  /// Appends what a string token says; the problem when an escape means nothing.
  static func decode(
    _ bytes: ArraySlice<UInt8>,
    into text: inout [UInt8]
  ) -> Problem? {
    var body = bytes
    if body.first.map({ $0 | 0x20 }) == UInt8(ascii: "h") { body = body.dropFirst() }
    switch body.first {
    case UInt8(ascii: "@"): verbatim(body.dropFirst(), into: &text)
    case UInt8(ascii: "`"), UInt8(ascii: "~"): text += body.dropFirst(3).dropLast(3)
    default: return escaped(body.dropFirst().dropLast(), into: &text)
    }
    return nil
  }

  private static func verbatim(_ bytes: ArraySlice<UInt8>, into text: inout [UInt8]) {
    guard let quote = bytes.first else { return }
    var isSecond = false
    for byte in bytes.dropFirst().dropLast() {
      isSecond = byte == quote && !isSecond
      if !isSecond { text.append(byte) }
    }
  }

  private static func escaped(_ bytes: ArraySlice<UInt8>, into text: inout [UInt8]) -> Problem? {
    var index = bytes.startIndex
    var surrogate: UInt32?
    while index < bytes.endIndex {
      let byte = bytes[index]
      guard byte == UInt8(ascii: "\\") else {
        flush(&surrogate, into: &text)
        text.append(byte)
        index += 1
        continue
      }
      guard let (value, count) = escape(bytes[index...]) else {
        return Problem(offset: index, length: min(2, bytes.endIndex - index))
      }
      index += count
      append(value, &surrogate, into: &text)
    }
    flush(&surrogate, into: &text)
    return nil
  }

  /// Adds a UTF-16 unit or a scalar; two surrogates make one scalar, a lone one the replacement.
  private static func append(_ value: UInt32, _ high: inout UInt32?, into text: inout [UInt8]) {
    if let first = high, (0xDC00...0xDFFF).contains(value) {
      high = nil
      write(0x10000 + ((first & 0x3FF) << 10 | value & 0x3FF), into: &text)
      return
    }
    flush(&high, into: &text)
    if (0xD800...0xDBFF).contains(value) {
      high = value
    } else {
      write(value, into: &text)
    }
  }

  private static func flush(_ high: inout UInt32?, into text: inout [UInt8]) {
    guard high != nil else { return }
    high = nil
    write(0xFFFD, into: &text)
  }

  private static func write(_ value: UInt32, into text: inout [UInt8]) {
    let scalar = Unicode.Scalar(value) ?? "\u{FFFD}"
    text += String(Character(scalar)).utf8
  }

  /// The value of the escape at the start and how many bytes it takes.
  private static func escape(_ bytes: ArraySlice<UInt8>) -> (UInt32, Int)? {
    let rest = bytes.dropFirst()
    guard let mark = rest.first else { return nil }
    let simple: UInt32? =
      switch mark {
      case UInt8(ascii: "\\"), UInt8(ascii: "\""), UInt8(ascii: "'"): UInt32(mark)
      case UInt8(ascii: "a"): 0x07
      case UInt8(ascii: "b"): 0x08
      case UInt8(ascii: "t"): 0x09
      case UInt8(ascii: "n"): 0x0A
      case UInt8(ascii: "v"): 0x0B
      case UInt8(ascii: "f"): 0x0C
      case UInt8(ascii: "r"): 0x0D
      default: nil
      }
    if let simple { return (simple, 2) }
    switch mark {
    case UInt8(ascii: "x"): return hex(rest.dropFirst(), 2)
    case UInt8(ascii: "u"): return hex(rest.dropFirst(), 4)
    case UInt8(ascii: "U"): return hex(rest.dropFirst(), 8)
    default: return octal(rest)
    }
  }

  private static func hex(_ bytes: ArraySlice<UInt8>, _ count: Int) -> (UInt32, Int)? {
    let digits = bytes.prefix(count)
    guard digits.count == count else { return nil }
    var value: UInt32 = 0
    for byte in digits {
      guard let digit = Characters.hexValue(byte) else { return nil }
      value = value << 4 | UInt32(digit)
    }
    return (value, count + 2)
  }

  /// One to three octal digits, the first of three at most 3.
  private static func octal(_ bytes: ArraySlice<UInt8>) -> (UInt32, Int)? {
    let digits = bytes.prefix(3).prefix { $0 & 0xF8 == 0x30 }
    guard let first = digits.first else { return nil }
    let used = first > UInt8(ascii: "3") ? digits.prefix(2) : digits
    return (used.reduce(0) { $0 << 3 | UInt32($1 & 7) }, used.count + 1)
  }
}
