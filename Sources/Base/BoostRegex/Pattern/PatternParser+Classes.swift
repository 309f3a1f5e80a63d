extension PatternParser {
  /// Reads a class in brackets.
  mutating func parseClass() -> PatternNode? {
    index += 1
    let isNegative = skip("^")
    var characters = PatternCharacters.none
    var isFirst = true
    while let character = next {
      if character == UInt32(ascii: "]"), !isFirst {
        index += 1
        // A complement keeps other characters; case comes first, as it does in Boost.
        let cased = ignoresCase ? characters.inBothCases : characters
        return .characters(isNegative ? cased.complement : cased)
      }
      isFirst = false
      guard let more = parseClassPart() else { return nil }
      // What may be any character says nothing about the characters that are left out.
      if isNegative, more == .all { return skipClass() ? .characters(.all) : nil }
      characters = characters.union(more)
    }
    return nil
  }

  private mutating func parseClassPart() -> PatternCharacters? {
    if sees("[:") || sees("[.") || sees("[=") { return parseNamedClass() }
    guard let start = parseClassCharacter() else { return nil }
    guard case .character(let first) = start else {
      if case .set(let set) = start { return set }
      return nil
    }
    guard sees("-"), index + 1 < pattern.count, pattern[index + 1] != UInt32(ascii: "]") else {
      return first == .max ? .all : .one(first)
    }
    index += 1
    if sees("[.") || sees("[=") || sees("[:") { return parseNamedClass() == nil ? nil : .all }
    guard let end = parseClassCharacter() else { return nil }
    guard case .character(let last) = end, first != .max, last != .max else { return .all }
    return .range(first, last)
  }

  private enum ClassPart {
    case character(UInt32)
    case set(PatternCharacters)
  }

  private mutating func parseClassCharacter() -> ClassPart? {
    guard let character = next else { return nil }
    guard character == UInt32(ascii: "\\") else {
      index += 1
      return .character(character)
    }
    index += 1
    if let set = classEscape() { return .set(set) }
    if skip("b") { return .character(0x08) }
    if next.map({ $0 >= 0x31 && $0 <= 0x39 }) == true {
      index += 1
      return .set(.all)
    }
    return escapedCharacter().map(ClassPart.character)
  }

  /// `[:alpha:]` and its like have names that depend on the locale: any character.
  private mutating func parseNamedClass() -> PatternCharacters? {
    let mark = pattern[index + 1]
    index += 2
    while let character = next {
      index += 1
      if character == mark, skip("]") { return .all }
    }
    return nil
  }

  private mutating func skipClass() -> Bool {
    while let character = next {
      if character == UInt32(ascii: "]") {
        index += 1
        return true
      }
      guard parseClassPart() != nil else { return false }
    }
    return false
  }
}
