extension PatternParser {
  /// Reads a group, from its parenthesis.
  mutating func parseGroup() -> PatternNode? {
    if skip("(*") { return nil }
    index += 1
    guard skip("?") else { return parseBody { $0 } }
    if skip("#") {
      while let character = next, character != UInt32(ascii: ")") {
        _ = character
        index += 1
      }
      return skip(")") ? .emptiness : nil
    }
    if skip(":") || skip("|") { return parseBody { $0 } }
    if skip(">") { return parseBody { .atomic($0) } }
    if skip("=") || skip("!") { return parseBody { _ in .emptiness } }
    if skip("<=") { return parseBehind(isNegative: false) }
    if skip("<!") { return parseBehind(isNegative: true) }
    if skip("<") { return parseNamed(until: UInt32(ascii: ">")) }
    if skip("'") { return parseNamed(until: UInt32(ascii: "'")) }
    if sees("(") { return nil }
    return parseFlagsOrReference()
  }

  private mutating func parseBehind(isNegative: Bool) -> PatternNode? {
    guard let body = parseAlternatives(), skip(")") else { return nil }
    // A condition about one character is worth knowing, whatever groups are around it.
    var core = body
    while case .sequence(let parts) = core, parts.count == 1 { core = parts[0] }
    if case .alternatives(let parts) = core, let set = Self.singleCharacters(parts) {
      core = .characters(set)
    }
    return .behind(core, isNegative: isNegative)
  }

  private static func singleCharacters(_ parts: [PatternNode]) -> PatternCharacters? {
    var union = PatternCharacters.none
    for part in parts {
      guard case .sequence(let inner) = part, inner.count == 1,
        case .characters(let set) = inner[0]
      else { return nil }
      union = union.union(set)
    }
    return union
  }

  private mutating func parseBody(_ wrap: (PatternNode) -> PatternNode) -> PatternNode? {
    guard let body = parseAlternatives(), skip(")") else { return nil }
    return wrap(body)
  }

  private mutating func parseNamed(until end: UInt32) -> PatternNode? {
    while let character = next, character != end {
      guard character != UInt32(ascii: ")") else { return nil }
      index += 1
    }
    index += 1
    return parseBody { $0 }
  }

  /// `(?i)`, `(?i-s:...)`; a recursion such as `(?R)` or `(?1)` may be any text.
  private mutating func parseFlagsOrReference() -> PatternNode? {
    let start = index
    var isOn = true
    var newCase = ignoresCase
    while let character = next {
      index += 1
      switch character {
      case UInt32(ascii: "i"): newCase = isOn
      case UInt32(ascii: "m"), UInt32(ascii: "s"): break
      case UInt32(ascii: "x") where !isOn: break
      case UInt32(ascii: "-"): isOn = false
      case UInt32(ascii: ":"):
        let outer = ignoresCase
        ignoresCase = newCase
        defer { ignoresCase = outer }
        return parseBody { $0 }
      case UInt32(ascii: ")"):
        ignoresCase = newCase
        return .emptiness
      default:
        index = start
        return parseReference()
      }
    }
    return nil
  }

  private mutating func parseReference() -> PatternNode? {
    // Blanks have no meaning under `x`, which is not followed here.
    guard !sees("x") else { return nil }
    while let character = next, character != UInt32(ascii: ")") {
      guard character != UInt32(ascii: "(") else { return nil }
      index += 1
    }
    return skip(")") ? .anything : nil
  }
}
