import CSimdJSON

/// A parsed JSON text as one run of words, in the layout of simdjson.
///
/// A word is a type byte above 56 bits. Scalars take one word, numbers a second one for the value,
/// strings point into `strings` (a 32-bit length, the bytes, a zero). A container's first word
/// holds the index after its last word. Word 0 and the last word frame the root.
final class JSONTape: Sendable {
  /// The words; made by a parser, so every index in them is good.
  let words: ContiguousArray<UInt64>
  /// The strings that words point into.
  let strings: ContiguousArray<UInt8>

  init(words: ContiguousArray<UInt64>, strings: ContiguousArray<UInt8>) {
    self.words = words
    self.strings = strings
  }

  /// The types of words.
  enum Tag {
    static let root = UInt8(ascii: "r")
    static let object = UInt8(ascii: "{")
    static let objectEnd = UInt8(ascii: "}")
    static let array = UInt8(ascii: "[")
    static let arrayEnd = UInt8(ascii: "]")
    static let string = UInt8(ascii: "\"")
    static let int = UInt8(ascii: "l")
    static let uint = UInt8(ascii: "u")
    static let double = UInt8(ascii: "d")
    static let null = UInt8(ascii: "n")
    static let `true` = UInt8(ascii: "t")
    static let `false` = UInt8(ascii: "f")
    /// A number that no 64-bit type holds, kept as its text.
    ///
    /// Not of simdjson.
    static let bigNumber = UInt8(ascii: "b")
  }

  @inline(__always)
  func tag(_ index: Int) -> UInt8 { UInt8(truncatingIfNeeded: words[index] >> 56) }

  @inline(__always)
  func payload(_ index: Int) -> Int { Int(words[index] & 0x00FF_FFFF_FFFF_FFFF) }

  /// The index after the value at `index`.
  @inline(__always)
  func end(of index: Int) -> Int {
    switch tag(index) {
    case Tag.object, Tag.array: Int(words[index] & 0xFFFF_FFFF)
    case Tag.int, Tag.uint, Tag.double: index + 2
    default: index + 1
    }
  }

  /// The range in `strings` of the text of the string or big number at `index`.
  @inline(__always)
  func textRange(_ index: Int) -> Range<Int> {
    let start = payload(index)
    let count =
      Int(strings[start]) | Int(strings[start + 1]) << 8 | Int(strings[start + 2]) << 16
      | Int(strings[start + 3]) << 24
    return start + 4..<start + 4 + count
  }

  /// Whether the string at `index` has these bytes.
  @inline(__always)
  func text(_ index: Int, equals bytes: Span<UInt8>) -> Bool {
    let range = textRange(index)
    guard range.count == bytes.count else { return false }
    for offset in 0..<bytes.count where strings[range.lowerBound + offset] != bytes[offset] {
      return false
    }
    return true
  }

  /// Whether the string at `index` has these bytes, when the case of ASCII letters does not count.
  func text(_ index: Int, equalsIgnoringCase bytes: Span<UInt8>) -> Bool {
    let range = textRange(index)
    guard range.count == bytes.count else { return false }
    for offset in 0..<bytes.count {
      let left = strings[range.lowerBound + offset]
      guard lowercased(left) == lowercased(bytes[offset]) else { return false }
    }
    return true
  }

  @inline(__always)
  private func lowercased(_ byte: UInt8) -> UInt8 {
    byte >= UInt8(ascii: "A") && byte <= UInt8(ascii: "Z") ? byte | 0x20 : byte
  }
}

extension JSONTape {
  /// What the fast parser came to.
  enum FastResult {
    case tape(JSONTape)
    /// Something the careful parser must look at.
    case refused
    case tooBig
  }

  /// Copies what a parser has read.
  @unsafe
  convenience init(copiedFrom parser: OpaquePointer) {
    unsafe self.init(
      words: ContiguousArray(
        UnsafeBufferPointer(start: csimdjson_tape(parser), count: csimdjson_tape_count(parser))
      ),
      strings: ContiguousArray(
        UnsafeBufferPointer(
          start: csimdjson_strings(parser),
          count: csimdjson_strings_count(parser)
        )
      )
    )
  }

  /// Parses with simdjson and copies its tape.
  static func fast(_ bytes: Span<UInt8>, maximumDepth: Int) -> FastResult {
    guard let parser = unsafe csimdjson_create(maximumDepth) else { return .tooBig }
    defer { unsafe csimdjson_destroy(parser) }
    let status = unsafe bytes.withUnsafeBytes { buffer in
      unsafe csimdjson_parse(parser, buffer.baseAddress, buffer.count)
    }
    switch status {
    case CSIMDJSON_OK: break
    case CSIMDJSON_CAPACITY: return .tooBig
    default: return .refused
    }
    return .tape(unsafe JSONTape(copiedFrom: parser))
  }
}
