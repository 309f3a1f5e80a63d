import Diagnostics

/// A strict JSON parser that is slow and exact: it tells where a text is broken, and keeps numbers
/// that no 64-bit type holds.
///
/// It makes the same tape as simdjson.
struct JSONCarefulParser {
  let name: String
  let maximumDepth: Int
  var warnings: [Diagnostic] = []
  var offset = 0
  var words: ContiguousArray<UInt64> = []
  var strings: ContiguousArray<UInt8> = []
  /// The open containers: where their first word is, and how many values they have.
  private var open: [(start: Int, isObject: Bool, count: Int)] = []
  /// The word whose offset in the text is wanted; parsing can stop when it is reached.
  private var wantedWord = Int.max
  private(set) var wantedOffset: Int?

  init(name: String, maximumDepth: Int) {
    self.name = name
    self.maximumDepth = maximumDepth
  }

  /// Parses a whole text.
  mutating func parse(_ bytes: Span<UInt8>) throws(Diagnostic) -> JSONTape {
    words.append(0)
    skipSpace(bytes)
    guard offset < bytes.count else {
      throw problem(Code.jsonEmpty, "the text is empty where JSON should be", bytes)
    }
    try parseValue(bytes)
    while let container = open.last {
      try parseNextItem(of: container, bytes)
      if wantedOffset != nil { break }
    }
    skipSpace(bytes)
    if wantedOffset == nil, offset < bytes.count {
      throw problem(
        Code.jsonTrailing,
        "there is more text after the end of the JSON value",
        bytes
      )
    }
    words.append(word(JSONTape.Tag.root, 0))
    words[0] = word(JSONTape.Tag.root, words.count)
    return JSONTape(words: words, strings: strings)
  }

  /// The offset in the text of the value whose tape index is known; nil for a text that is broken
  /// before it.
  static func offset(ofWord index: Int, in bytes: Span<UInt8>) -> Int? {
    var parser = JSONCarefulParser(name: "", maximumDepth: Int.max)
    parser.wantedWord = index
    // A broken text simply has no such place.
    _ = try? parser.parse(bytes)
    return parser.wantedOffset
  }

  // MARK: Structure

  private mutating func parseNextItem(
    of container: (start: Int, isObject: Bool, count: Int),
    _ bytes: Span<UInt8>
  ) throws(Diagnostic) {
    skipSpace(bytes)
    let closer = UInt8(ascii: container.isObject ? "}" : "]")
    guard offset < bytes.count else { throw truncated(container.isObject, bytes) }
    if bytes[offset] == closer {
      offset += 1
      close()
      return
    }
    if container.count > 0 {
      guard bytes[offset] == UInt8(ascii: ",") else {
        throw unexpected("',' or '\(container.isObject ? "}" : "]")'", bytes)
      }
      offset += 1
      skipSpace(bytes)
      guard offset < bytes.count else { throw truncated(container.isObject, bytes) }
    }
    open[open.count - 1].count += 1
    if container.isObject {
      guard bytes[offset] == UInt8(ascii: "\"") else { throw unexpected("a key in quotes", bytes) }
      noteWanted()
      try parseString(bytes)
      skipSpace(bytes)
      guard offset < bytes.count else { throw truncated(true, bytes) }
      guard bytes[offset] == UInt8(ascii: ":") else { throw unexpected("':'", bytes) }
      offset += 1
      skipSpace(bytes)
      guard offset < bytes.count else { throw truncated(true, bytes) }
    }
    try parseValue(bytes)
  }

  private mutating func parseValue(_ bytes: Span<UInt8>) throws(Diagnostic) {
    noteWanted()
    switch bytes[offset] {
    case UInt8(ascii: "{"): try openContainer(isObject: true, bytes)
    case UInt8(ascii: "["): try openContainer(isObject: false, bytes)
    case UInt8(ascii: "\""): try parseString(bytes)
    case UInt8(ascii: "t"): try parseWord("true", JSONTape.Tag.true, bytes)
    case UInt8(ascii: "f"): try parseWord("false", JSONTape.Tag.false, bytes)
    case UInt8(ascii: "n"): try parseWord("null", JSONTape.Tag.null, bytes)
    case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): try parseNumber(bytes)
    default: throw unexpected("a value", bytes)
    }
  }

  private mutating func noteWanted() {
    if words.count == wantedWord { wantedOffset = offset }
  }

  private mutating func openContainer(
    isObject: Bool,
    _ bytes: Span<UInt8>
  ) throws(Diagnostic) {
    guard open.count < maximumDepth else {
      throw problem(
        Code.jsonTooDeep,
        "arrays and objects stand in each other more than \(maximumDepth) levels deep",
        bytes
      )
    }
    open.append((start: words.count, isObject: isObject, count: 0))
    words.append(0)
    offset += 1
  }

  private mutating func close() {
    guard let container = open.popLast() else { return }
    words.append(
      word(container.isObject ? JSONTape.Tag.objectEnd : JSONTape.Tag.arrayEnd, container.start)
    )
    let count = min(container.count, 0xFF_FFFF)
    words[container.start] = word(
      container.isObject ? JSONTape.Tag.object : JSONTape.Tag.array,
      count << 32 | words.count
    )
  }

  private mutating func skipSpace(_ bytes: Span<UInt8>) {
    while offset < bytes.count {
      switch bytes[offset] {
      case 0x20, 0x0A, 0x0D, 0x09: offset += 1
      default: return
      }
    }
  }

  func word(_ tag: UInt8, _ payload: Int) -> UInt64 {
    UInt64(tag) << 56 | UInt64(truncatingIfNeeded: payload)
  }

  private mutating func parseWord(
    _ text: StaticString,
    _ tag: UInt8,
    _ bytes: Span<UInt8>
  ) throws(Diagnostic) {
    for byte in "\(text)".utf8 {
      guard offset < bytes.count else {
        throw problem(Code.jsonTruncated, "the text ends inside '\(text)'", bytes)
      }
      guard bytes[offset] == byte else { throw unexpected("'\(text)'", bytes) }
      offset += 1
    }
    words.append(word(tag, 0))
  }
}
