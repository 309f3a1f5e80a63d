/// Reads a pattern in Boost's Perl syntax, as far as its shape is concerned.
///
/// It assumes that Boost accepts the pattern; what it does not know ends it without a result.
struct PatternParser {
  /// Deeper groups have no shape.
  private static let maximumDepth = 120

  let pattern: [UInt32]
  var index = 0
  var ignoresCase = false
  private var depth = 0

  init(_ pattern: String) {
    self.pattern = pattern.unicodeScalars.map(\.value)
  }

  /// The whole pattern; nil when it is not understood.
  mutating func parse() -> PatternNode? {
    guard let node = parseAlternatives(), index == pattern.count else { return nil }
    return node
  }

  var next: UInt32? { index < pattern.count ? pattern[index] : nil }

  /// Whether a text stands here.
  func sees(_ text: StaticString) -> Bool {
    let count = text.utf8CodeUnitCount
    guard pattern.count - index >= count else { return false }
    return text.withUTF8Buffer { bytes in
      for offset in 0..<count where unsafe pattern[index + offset] != UInt32(bytes[offset]) {
        return false
      }
      return true
    }
  }

  /// Skips a text when it stands here.
  mutating func skip(_ text: StaticString) -> Bool {
    guard sees(text) else { return false }
    index += text.utf8CodeUnitCount
    return true
  }

  /// A set with the case rule that holds here.
  func set(_ characters: PatternCharacters) -> PatternNode {
    .characters(ignoresCase ? characters.inBothCases : characters)
  }

  mutating func parseAlternatives() -> PatternNode? {
    depth += 1
    defer { depth -= 1 }
    guard depth < Self.maximumDepth else { return nil }
    let outer = ignoresCase
    defer { ignoresCase = outer }
    var alternatives: [PatternNode] = []
    var parts: [PatternNode] = []
    while let character = next, character != UInt32(ascii: ")") {
      if character == UInt32(ascii: "|") {
        index += 1
        alternatives.append(.sequence(parts))
        parts = []
        continue
      }
      guard parsePart(into: &parts) else { return nil }
    }
    alternatives.append(.sequence(parts))
    return alternatives.count == 1 ? alternatives[0] : .alternatives(alternatives)
  }

  /// Reads one part with its quantifier; false when it is not understood.
  private mutating func parsePart(into parts: inout [PatternNode]) -> Bool {
    if skip("\\Q") { return parseQuotation(into: &parts) }
    if skip("\\E") { return requantifyLast(of: &parts) }
    guard let node = parseAtom() else { return false }
    guard let quantified = parseQuantifiers(node) else { return false }
    parts.append(quantified)
    return true
  }

  private mutating func parseQuotation(into parts: inout [PatternNode]) -> Bool {
    while let character = next {
      if skip("\\E") { return requantifyLast(of: &parts) }
      index += 1
      parts.append(set(.one(character)))
    }
    return true
  }

  /// A quantifier behind a quotation belongs to the last part.
  private mutating func requantifyLast(of parts: inout [PatternNode]) -> Bool {
    guard let last = parts.popLast() else { return true }
    guard let quantified = parseQuantifiers(last) else { return false }
    parts.append(quantified)
    return true
  }

  private mutating func parseAtom() -> PatternNode? {
    guard let character = next else { return nil }
    switch character {
    case UInt32(ascii: "("): return parseGroup()
    case UInt32(ascii: "["): return parseClass()
    case UInt32(ascii: "\\"): return parseEscape()
    case UInt32(ascii: "."):
      index += 1
      return .characters(.all)
    case UInt32(ascii: "^"), UInt32(ascii: "$"):
      index += 1
      return .emptiness
    default:
      index += 1
      return set(.one(character))
    }
  }

  private mutating func parseQuantifiers(_ node: PatternNode) -> PatternNode? {
    let offset = index
    var least = 0
    var most: Int?
    if skip("*") {
    } else if skip("+") {
      least = 1
    } else if skip("?") {
      most = 1
    } else if sees("{") {
      guard let bounds = parseBounds() else { return node }
      (least, most) = bounds
    } else {
      return node
    }
    var isPossessive = false
    if !skip("?") { isPossessive = skip("+") }
    return .repetition(node, least: least, most: most, isPossessive: isPossessive, offset: offset)
  }

  /// Reads `{n}`, `{n,}` or `{n,m}`; a brace with something else in it is a plain character.
  private mutating func parseBounds() -> (Int, Int?)? {
    let start = index
    index += 1
    skipBlanks()
    guard let least = parseNumber() else {
      index = start
      return nil
    }
    var most: Int? = least
    skipBlanks()
    if skip(",") {
      skipBlanks()
      most = parseNumber()
      skipBlanks()
    }
    guard skip("}") else {
      index = start
      return nil
    }
    return (least, most)
  }

  private mutating func skipBlanks() {
    while skip(" ") {}
  }

  mutating func parseNumber() -> Int? {
    var value: Int?
    while let character = next, character >= 0x30, character <= 0x39 {
      value = min(100_000, (value ?? 0) * 10 + Int(character - 0x30))
      index += 1
    }
    return value
  }
}

extension UInt32 {
  /// The value of an ASCII character.
  init(ascii character: Unicode.Scalar) { self = character.value }
}
