/// Comparisons and searches over UTF-8 bytes.
public enum Bytes {
  /// Whether two texts are the same bytes.
  @inlinable
  public static func equal(_ left: Span<UInt8>, _ right: Span<UInt8>) -> Bool {
    let count = left.count
    guard count == right.count else { return false }
    guard count >= 8 else {
      for index in 0..<count where left[index] != right[index] { return false }
      return true
    }
    let a = unsafe left.bytes
    let b = unsafe right.bytes
    var index = 0
    while index &+ 8 <= count {
      guard word(a, index) == word(b, index) else { return false }
      index &+= 8
    }
    return word(a, count &- 8) == word(b, count &- 8)
  }

  /// Eight bytes from `offset` on as a number that compares as they do.
  @inlinable
  public static func bigEndianWord(_ text: Span<UInt8>, _ offset: Int) -> UInt64 {
    word(unsafe text.bytes, offset).bigEndian
  }

  /// Eight bytes from `offset` on, as they lie in memory.
  @inlinable
  public static func word(_ bytes: RawSpan, _ offset: Int) -> UInt64 {
    unsafe bytes.unsafeLoadUnaligned(fromByteOffset: offset, as: UInt64.self)
  }

  /// Ordinal order: negative, zero or positive.
  @inlinable
  public static func compare(_ left: Span<UInt8>, _ right: Span<UInt8>) -> Int {
    let common = min(left.count, right.count)
    var index = 0
    if common >= 8 {
      let a = unsafe left.bytes
      let b = unsafe right.bytes
      while index &+ 8 <= common {
        let x = word(a, index)
        let y = word(b, index)
        if x != y { return x.bigEndian < y.bigEndian ? -1 : 1 }
        index &+= 8
      }
    }
    while index < common {
      if left[index] != right[index] { return left[index] < right[index] ? -1 : 1 }
      index &+= 1
    }
    return left.count - right.count
  }

  /// Whether all bytes are ASCII.
  @inlinable
  public static func isASCII(_ text: Span<UInt8>) -> Bool {
    var bits: UInt8 = 0
    for index in 0..<text.count { bits |= text[index] }
    return bits < 0x80
  }

  /// The lower-case form of an ASCII letter, any other byte as it is.
  @inlinable
  public static func lower(_ byte: UInt8) -> UInt8 {
    byte &- 0x41 < 26 ? byte | 0x20 : byte
  }

  /// The offset of the first occurrence of `needle` at or after `start`, or nil.
  @inlinable
  public static func find(_ needle: Span<UInt8>, in text: Span<UInt8>, from start: Int = 0) -> Int?
  {
    let length = needle.count
    guard length > 0 else { return start <= text.count ? start : nil }
    guard start >= 0, text.count - start >= length else { return nil }
    let first = needle[0]
    var index = start
    let last = text.count - length
    while index <= last {
      if text[index] == first {
        var matched = 1
        while matched < length, text[index &+ matched] == needle[matched] { matched &+= 1 }
        if matched == length { return index }
      }
      index &+= 1
    }
    return nil
  }

  /// Whether `text` begins with `prefix`.
  @inlinable
  public static func hasPrefix(_ text: Span<UInt8>, _ prefix: Span<UInt8>) -> Bool {
    text.count >= prefix.count && equal(text.extracting(0..<prefix.count), prefix)
  }

  /// Whether `text` ends with `suffix`.
  @inlinable
  public static func hasSuffix(_ text: Span<UInt8>, _ suffix: Span<UInt8>) -> Bool {
    text.count >= suffix.count
      && equal(text.extracting((text.count - suffix.count)..<text.count), suffix)
  }
}
