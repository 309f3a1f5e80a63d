import Tables

/// How bytes compare: as they are, or ASCII letters without case.
protocol ByteFold {
  static func fold(_ byte: UInt8) -> UInt8
}

/// Bytes as they are.
enum ExactBytes: ByteFold {
  @inline(__always)
  static func fold(_ byte: UInt8) -> UInt8 { byte }
}

/// ASCII letters as lower case.
enum LowerBytes: ByteFold {
  @inline(__always)
  static func fold(_ byte: UInt8) -> UInt8 { Bytes.lower(byte) }
}

/// Searches in UTF-8 bytes for a needle that is folded already.
enum TextSearch<Fold: ByteFold> {
  @inline(__always)
  static func matches(_ text: Span<UInt8>, at start: Int, _ needle: Span<UInt8>) -> Bool {
    for index in 0..<needle.count where Fold.fold(text[start &+ index]) != needle[index] {
      return false
    }
    return true
  }

  /// The first occurrence at or after `start`.
  @inline(__always)
  static func find(_ needle: Span<UInt8>, in text: Span<UInt8>, from start: Int = 0) -> Int? {
    guard needle.count > 0 else { return start <= text.count ? start : nil }
    let last = text.count - needle.count
    let first = needle[0]
    var index = start
    while index <= last {
      if Fold.fold(text[index]) == first, matches(text, at: index, needle) { return index }
      index &+= 1
    }
    return nil
  }

  static func hasPrefix(_ text: Span<UInt8>, _ needle: Span<UInt8>) -> Bool {
    text.count >= needle.count && matches(text, at: 0, needle)
  }

  static func hasSuffix(_ text: Span<UInt8>, _ needle: Span<UInt8>) -> Bool {
    text.count >= needle.count && matches(text, at: text.count - needle.count, needle)
  }

  static func equal(_ text: Span<UInt8>, _ needle: Span<UInt8>) -> Bool {
    text.count == needle.count && matches(text, at: 0, needle)
  }

  /// Whether the needle occurs with its start and/or end on the border of a term, a term being a
  /// run of letters and digits.
  static func hasTerm(
    _ text: Span<UInt8>,
    _ needle: Span<UInt8>,
    start: Bool,
    end: Bool
  ) -> Bool {
    guard needle.count > 0 else { return true }
    var from = 0
    while let found = find(needle, in: text, from: from) {
      let startsTerm = !start || Terms.isBorder(text, found)
      let endsTerm = !end || Terms.isBorder(text, found + needle.count)
      if startsTerm, endsTerm { return true }
      from = found + 1
    }
    return false
  }
}

/// Terms: runs of letters and digits.
enum Terms {
  /// Whether a term begins or ends at a byte offset, or none is there.
  static func isBorder(_ text: Span<UInt8>, _ offset: Int) -> Bool {
    guard offset > 0, offset < text.count else { return true }
    return !isTermByte(text, at: offset) || !isTermByte(text, before: offset)
  }

  private static func isTermByte(_ text: Span<UInt8>, at offset: Int) -> Bool {
    let byte = text[offset]
    return byte < 0x80 ? isAlphanumeric(byte) : isTermScalar(text, at: offset)
  }

  private static func isTermByte(_ text: Span<UInt8>, before offset: Int) -> Bool {
    var start = offset - 1
    if text[start] < 0x80 { return isAlphanumeric(text[start]) }
    while start > 0, text[start] & 0xC0 == 0x80 { start -= 1 }
    return isTermScalar(text, at: start)
  }

  private static func isTermScalar(_ text: Span<UInt8>, at offset: Int) -> Bool {
    let properties = UTF8Scalars.decode(text, at: offset).scalar.properties
    return properties.isAlphabetic || properties.numericType != nil
  }

  @inline(__always)
  static func isAlphanumeric(_ byte: UInt8) -> Bool {
    byte &- 0x30 < 10 || (byte | 0x20) &- 0x61 < 26
  }
}
