/// What an escape stands for.
enum PatternEscape {
  /// One character.
  case literal(Unicode.Scalar)
  /// A set, as text for the inside of a class and for the inside of its complement.
  case set(UnicodeSet)
  /// A place, as RE2 spells it.
  case assertion(String)
}

extension PatternTranslator {
  /// Translates an escape outside a class.
  mutating func translateEscape() throws(LinearRegexError) {
    switch try readEscape(inClass: false) {
    case .literal(let scalar): append(quoted(scalar))
    case .set(let set): append(set.text(ascii: usesASCIIClasses))
    case .assertion(let text): append(text)
    }
  }

  /// A character that stands for itself, whatever it is.
  func quoted(_ scalar: Unicode.Scalar) -> String {
    switch scalar {
    case "^", "$", ".": "\\" + String(scalar)
    default: escaped(scalar)
    }
  }

  /// Reads an escape, from its backslash on.
  mutating func readEscape(inClass: Bool) throws(LinearRegexError) -> PatternEscape {
    let start = index
    guard let letter = peek(1) else { throw problem("the pattern ends in a backslash") }
    index += 2
    switch letter {
    case "d": return .set(UnicodeSet(.digit))
    case "D": return .set(UnicodeSet(.digit, isNegated: true))
    case "w": return .set(UnicodeSet(.word))
    case "W": return .set(UnicodeSet(.word, isNegated: true))
    case "s": return .set(UnicodeSet(.space))
    case "S": return .set(UnicodeSet(.space, isNegated: true))
    case "p", "P": return .set(try property(isNegated: letter == "P", start))
    case "a": return .literal("\u{07}")
    case "f": return .literal("\u{0C}")
    case "t": return .literal("\t")
    case "n": return .literal("\n")
    case "r": return .literal("\r")
    case "v": return .literal("\u{0B}")
    case "x": return .literal(try codePoint(digits: 2, start))
    case "u": return .literal(try codePoint(digits: 4, start))
    case "U": return .literal(try codePoint(digits: 8, start))
    case "A", "z", "B", "b":
      if inClass { throw problem("'\\\(letter)' has no meaning in a class", at: start) }
      if letter == "b", peek(0) == "{" {
        throw problem("'\\b{' is not supported; use '\\b'", at: start)
      }
      return .assertion("\\\(letter)")
    case "0"..."9", "k":
      throw problem(
        "back-references are not supported: they cannot be done in linear time",
        at: start
      )
    case "<", ">":
      throw problem(
        "'\\\(letter)' (the start or end of a word) is not supported; use '\\b' or '\(letter)'",
        at: start
      )
    case "C", "E", "G", "H", "K", "N", "Q", "R", "X", "Z", "h", "c", "e", "g", "i", "j", "l", "m",
      "o", "q", "y", "F", "I", "J", "L", "M", "O", "T", "V", "Y":
      throw problem("there is no escape '\\\(letter)'", at: start)
    default: return .literal(letter)
    }
  }

  /// Reads the digits of `\x41`, `\x{1F600}` and their like.
  private mutating func codePoint(
    digits: Int,
    _ start: Int
  ) throws(LinearRegexError) -> Unicode.Scalar {
    var text = ""
    if peek(0) == "{" {
      index += 1
      while let scalar = peek(0), scalar != "}", text.unicodeScalars.count <= 8 {
        text.unicodeScalars.append(scalar)
        index += 1
      }
      guard peek(0) == "}" else { throw problem("'{' is not closed: '}' is missing", at: start) }
      index += 1
    } else {
      while let scalar = peek(0), text.unicodeScalars.count < digits {
        text.unicodeScalars.append(scalar)
        index += 1
      }
      guard text.unicodeScalars.count == digits else {
        throw problem("\(digits) hexadecimal digits are wanted here", at: start)
      }
    }
    guard text.unicodeScalars.allSatisfy(\.properties.isASCIIHexDigit),
      let value = UInt32(text, radix: 16), let scalar = Unicode.Scalar(value)
    else {
      throw problem("'\(text)' is not the hexadecimal number of a character", at: start)
    }
    return scalar
  }

  /// Reads the name of `\pL`, `\p{Greek}` and their like.
  private mutating func property(
    isNegated: Bool,
    _ start: Int
  ) throws(LinearRegexError) -> UnicodeSet {
    var isNegated = isNegated
    var name = ""
    guard let first = peek(0) else { throw problem("a property's name is missing", at: start) }
    if first == "{" {
      index += 1
      while let scalar = peek(0), scalar != "}" {
        name.unicodeScalars.append(scalar)
        index += 1
      }
      guard peek(0) == "}" else { throw problem("'{' is not closed: '}' is missing", at: start) }
      index += 1
    } else {
      name.unicodeScalars.append(first)
      index += 1
    }
    if name.hasPrefix("^") {
      name.removeFirst()
      isNegated.toggle()
    }
    guard let kind = UnicodeSet.Kind(property: name) else {
      throw problem("there is no Unicode property '\(name)'", at: start)
    }
    return UnicodeSet(kind, isNegated: isNegated)
  }
}
