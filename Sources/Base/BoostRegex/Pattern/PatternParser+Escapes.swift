extension PatternParser {
  /// Reads an escape outside of a class, from its backslash.
  mutating func parseEscape() -> PatternNode? {
    index += 1
    guard let character = next else { return nil }
    if let set = classEscape() { return .characters(set) }
    switch character {
    case UInt32(ascii: "b"):
      index += 1
      return .wordBoundary
    case UInt32(ascii: "B"), UInt32(ascii: "<"), UInt32(ascii: ">"), UInt32(ascii: "A"),
      UInt32(ascii: "z"), UInt32(ascii: "Z"), UInt32(ascii: "G"), UInt32(ascii: "`"),
      UInt32(ascii: "'"):
      index += 1
      return .emptiness
    case UInt32(ascii: "1")...UInt32(ascii: "9"):
      _ = parseNumber()
      return .anything
    case UInt32(ascii: "g"), UInt32(ascii: "k"):
      index += 1
      return parseBracketed() ? .anything : nil
    case UInt32(ascii: "K"), UInt32(ascii: "X"), UInt32(ascii: "C"), UInt32(ascii: "R"):
      // `\K` moves the start of the match, so nothing is known of the beginning.
      index += 1
      return character == UInt32(ascii: "K") ? nil : .anything
    default:
      guard let value = escapedCharacter() else { return nil }
      return set(value == .max ? .all : .one(value))
    }
  }

  /// Reads `\d`, `\w` and their like, in a class or outside; nil when it is something else.
  mutating func classEscape() -> PatternCharacters? {
    guard let character = next else { return nil }
    let upper = PatternCharacters.range(0x41, 0x5A)
    let lower = PatternCharacters.range(0x61, 0x7A)
    let result: PatternCharacters
    switch character {
    case UInt32(ascii: "d"): result = .digits
    case UInt32(ascii: "D"): result = PatternCharacters.digits.complement
    case UInt32(ascii: "w"): result = .word.union(.range(0x80, 0x80))
    case UInt32(ascii: "W"): result = PatternCharacters.word.complement
    case UInt32(ascii: "s"): result = .space.union(.range(0x80, 0x80))
    case UInt32(ascii: "S"): result = PatternCharacters.space.complement
    case UInt32(ascii: "h"):
      result = .range(0x09, 0x09).union(.range(0x20, 0x20)).union(.range(0x80, 0x80))
    case UInt32(ascii: "v"): result = .range(0x0A, 0x0D).union(.range(0x80, 0x80))
    case UInt32(ascii: "u"), UInt32(ascii: "l"):
      result = upper.union(lower).union(.range(0x80, 0x80))
    case UInt32(ascii: "H"), UInt32(ascii: "V"), UInt32(ascii: "U"), UInt32(ascii: "L"),
      UInt32(ascii: "N"):
      result = .all
    case UInt32(ascii: "p"), UInt32(ascii: "P"):
      index += 1
      if sees("{") { return parseBracketed() ? .all : nil }
      index += 1
      return .all
    default: return nil
    }
    index += 1
    return result
  }

  /// Reads the character that an escape stands for; `UInt32.max` when it may be any.
  mutating func escapedCharacter() -> UInt32? {
    guard let character = next else { return nil }
    index += 1
    switch character {
    case UInt32(ascii: "n"): return 0x0A
    case UInt32(ascii: "r"): return 0x0D
    case UInt32(ascii: "t"): return 0x09
    case UInt32(ascii: "f"): return 0x0C
    case UInt32(ascii: "a"): return 0x07
    case UInt32(ascii: "e"): return 0x1B
    case UInt32(ascii: "c"), UInt32(ascii: "0"), UInt32(ascii: "o"):
      // Rare and with rules of their own: any character, as long as what follows is skipped.
      if character == UInt32(ascii: "c") {
        index += 1
      } else {
        while let digit = next, digit >= 0x30, digit <= 0x37 { index += 1 }
      }
      return .max
    case UInt32(ascii: "x"):
      if sees("{") { return parseBracketed() ? .max : nil }
      var value: UInt32 = 0
      var count = 0
      while count < 2, let digit = next, let bits = Self.hexadecimal(digit) {
        value = value << 4 | bits
        index += 1
        count += 1
      }
      return count == 0 ? nil : value
    default: return character
    }
  }

  /// Skips `{...}`, `<...>` or `'...'`, or a number without brackets.
  mutating func parseBracketed() -> Bool {
    guard let open = next else { return false }
    let close: UInt32
    switch open {
    case UInt32(ascii: "{"): close = UInt32(ascii: "}")
    case UInt32(ascii: "<"): close = UInt32(ascii: ">")
    case UInt32(ascii: "'"): close = open
    default:
      _ = skip("-")
      return parseNumber() != nil
    }
    index += 1
    while let character = next {
      index += 1
      if character == close { return true }
    }
    return false
  }

  private static func hexadecimal(_ character: UInt32) -> UInt32? {
    switch character {
    case 0x30...0x39: character - 0x30
    case 0x41...0x46: character - 0x37
    case 0x61...0x66: character - 0x57
    default: nil
    }
  }
}
