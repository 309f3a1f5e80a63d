import Tables

/// Upper and lower case, one code point for one code point, so that lengths in code points stay.
enum CaseMapping {
  /// Appends the lower-case form of UTF-8 bytes.
  static func lower(_ text: Span<UInt8>, into out: inout ContiguousArray<UInt8>) {
    map(text, into: &out, ascii: { Bytes.lower($0) }, other: { $0.properties.lowercaseMapping })
  }

  /// Appends the upper-case form of UTF-8 bytes.
  static func upper(_ text: Span<UInt8>, into out: inout ContiguousArray<UInt8>) {
    map(
      text,
      into: &out,
      ascii: { $0 &- 0x61 < 26 ? $0 & 0xDF : $0 },
      other: { $0.properties.uppercaseMapping }
    )
  }

  @inline(__always)
  private static func map(
    _ text: Span<UInt8>,
    into out: inout ContiguousArray<UInt8>,
    ascii: (UInt8) -> UInt8,
    other: (Unicode.Scalar) -> String
  ) {
    out.reserveCapacity(out.count + text.count)
    var index = 0
    while index < text.count {
      if text[index] < 0x80 {
        out.append(ascii(text[index]))
        index += 1
        continue
      }
      let (scalar, length) = UTF8Scalars.decode(text, at: index)
      index += length
      let mapped = other(scalar).unicodeScalars
      let only = mapped.count == 1 ? mapped.first ?? scalar : scalar
      UTF8Scalars.append(only, to: &out)
    }
  }
}

/// Code points of UTF-8 bytes; a broken sequence reads as U+FFFD, one byte long.
enum UTF8Scalars {
  /// The code point at a byte offset within the text, and how many bytes it takes.
  static func decode(_ text: Span<UInt8>, at index: Int) -> (scalar: Unicode.Scalar, length: Int) {
    let first = text[index]
    if first < 0x80 { return (Unicode.Scalar(first), 1) }
    let length = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : first >= 0xC0 ? 2 : 0
    guard length > 0, index + length <= text.count else { return ("\u{FFFD}", 1) }
    var code = UInt32(first) & (0x7F >> UInt32(length))
    for offset in 1..<length {
      let byte = text[index + offset]
      guard byte & 0xC0 == 0x80 else { return ("\u{FFFD}", 1) }
      code = code << 6 | UInt32(byte & 0x3F)
    }
    return (Unicode.Scalar(code) ?? "\u{FFFD}", length)
  }

  /// Appends a code point as UTF-8.
  static func append(_ scalar: Unicode.Scalar, to out: inout ContiguousArray<UInt8>) {
    if scalar.isASCII {
      out.append(UInt8(truncatingIfNeeded: scalar.value))
    } else {
      out.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
    }
  }

  /// How many code points there are.
  static func count(_ text: Span<UInt8>) -> Int {
    var count = 0
    for index in 0..<text.count where text[index] & 0xC0 != 0x80 { count += 1 }
    return count
  }

  /// The byte offset of the code point `number` places after the one at `start`, at most the end.
  static func offset(_ text: Span<UInt8>, from start: Int = 0, advancedBy number: Int) -> Int {
    var index = start
    var rest = number
    while rest > 0, index < text.count {
      index += 1
      while index < text.count, text[index] & 0xC0 == 0x80 { index += 1 }
      rest -= 1
    }
    return index
  }
}
