/// Passing over JSON text eight bytes at a time: most of an export is indentation and long strings.
public enum JSONSkipping {
  private static let ones: UInt64 = 0x0101_0101_0101_0101
  private static let signs: UInt64 = 0x8080_8080_8080_8080

  /// The offset of the first byte at or behind `start` that is no white space; the end of the text when
  /// there is none.
  public static func endOfSpace(from start: Int, in text: Span<UInt8>) -> Int {
    var offset = start
    while offset < text.count, text[offset] <= 0x20 {
      offset += 1
      while let word = word(at: offset, in: text), word == 0x20 &* ones { offset += 8 }
    }
    return offset
  }

  /// The offset behind the string that begins with the quotation mark at `start`; the end of the text
  /// when it does not end.
  public static func endOfString(from start: Int, in text: Span<UInt8>) -> Int {
    var offset = start + 1
    while offset < text.count {
      while let word = word(at: offset, in: text), !has(UInt8(ascii: "\""), word),
        !has(UInt8(ascii: "\\"), word)
      { offset += 8 }
      guard offset < text.count else { break }
      let byte = text[offset]
      offset += byte == UInt8(ascii: "\\") ? 2 : 1
      if byte == UInt8(ascii: "\"") { break }
    }
    return min(offset, text.count)
  }

  @inline(__always)
  private static func word(at offset: Int, in text: Span<UInt8>) -> UInt64? {
    guard offset + 8 <= text.count else { return nil }
    return unsafe text.bytes.unsafeLoadUnaligned(fromByteOffset: offset, as: UInt64.self)
  }

  /// Whether one of the eight bytes is this one.
  @inline(__always)
  private static func has(_ byte: UInt8, _ word: UInt64) -> Bool {
    let difference = word ^ (UInt64(byte) &* ones)
    return (difference &- ones) & ~difference & signs != 0
  }
}
