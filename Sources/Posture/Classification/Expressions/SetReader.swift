/// Reads a set in brackets, and the escapes that stand for sets.
struct SetReader {
  private let scalars: [Unicode.Scalar]
  private(set) var index: Int
  private(set) var oddities: [ExpressionText.Oddity] = []

  init(_ scalars: [Unicode.Scalar], at index: Int) {
    self.scalars = scalars
    self.index = index
  }

  private var current: Unicode.Scalar? { index < scalars.count ? scalars[index] : nil }

  private mutating func note(_ kind: ExpressionText.Oddity.Kind, _ message: String) {
    oddities.append(ExpressionText.Oddity(kind: kind, message: message))
  }

  /// One member of a set: a character, or a whole set.
  private enum Member {
    case scalar(Unicode.Scalar)
    case set(CharacterSet)
  }

  /// The set behind a '['.
  mutating func read() throws(ExpressionError) -> CharacterSet {
    var set = CharacterSet()
    var plain: [Unicode.Scalar] = []
    var hasRange = false
    let isInverted = current == "^"
    if isInverted { index += 1 }
    var isFirst = true
    while let scalar = current, scalar != "]" || isFirst {
      isFirst = false
      if scalar == "&", index + 1 < scalars.count, scalars[index + 1] == "&" {
        note(.dialect, "'&&' in a set is two characters and no intersection")
      }
      let member = try member()
      let isRange = current == "-" && index + 1 < scalars.count && scalars[index + 1] != "]"
      guard isRange else {
        switch member {
        case .scalar(let scalar):
          set = set.union(CharacterSet(scalar))
          plain.append(scalar)
        case .set(let inner):
          set = set.union(inner)
          hasRange = true
        }
        continue
      }
      index += 1
      guard case .scalar(let low) = member, case .scalar(let high) = try self.member() else {
        throw ExpressionError(message: "a range in a set does not begin or end with a character")
      }
      guard low.value <= high.value else {
        throw ExpressionError(message: "a range in a set ends below its start")
      }
      set.insert(low.value...high.value)
      hasRange = true
      checkRange(low, high)
    }
    guard current == "]" else { throw ExpressionError(message: "a '[' is not closed") }
    index += 1
    checkMembers(plain, hasRange: hasRange)
    return isInverted ? set.inverted : set
  }

  private mutating func member() throws(ExpressionError) -> Member {
    guard let scalar = current else { throw ExpressionError(message: "a '[' is not closed") }
    index += 1
    if scalar == "[", current == ":" || current == "." || current == "=" {
      return .set(try named())
    }
    guard scalar == "\\" else { return .scalar(scalar) }
    guard let escaped = current else {
      throw ExpressionError(message: "a backslash stands at the end")
    }
    index += 1
    switch escaped {
    case "d", "D", "w", "W", "s", "S", "p", "P", "u", "U", "l", "L", "h", "H", "v", "V":
      return .set(try escape(escaped))
    case "n": return .scalar("\n")
    case "t": return .scalar("\t")
    case "r": return .scalar("\r")
    case "x": return .scalar(try hexadecimal())
    default: return .scalar(escaped)
    }
  }

  private mutating func named() throws(ExpressionError) -> CharacterSet {
    let kind = current
    index += 1
    var name = ""
    while let scalar = current, scalar != kind {
      name.unicodeScalars.append(scalar)
      index += 1
    }
    index += 1
    guard current == "]" else { throw ExpressionError(message: "'[:\(name)' is not closed") }
    index += 1
    switch name {
    case "alpha": return .letters
    case "digit": return .digits
    case "alnum": return CharacterSet.letters.union(.digits)
    case "upper": return .upper
    case "lower": return .lower
    case "space", "blank": return .blanks
    case "word", "w": return .words
    case "xdigit": return CharacterSet { Character(Unicode.Scalar($0)).isHexDigit }
    case "punct": return CharacterSet { $0 > 0x20 && $0 < 0x7F }
    default: return .all
    }
  }

  /// The set of an escape outside or inside brackets.
  mutating func escape(_ scalar: Unicode.Scalar) throws(ExpressionError) -> CharacterSet {
    switch scalar {
    case "d": return .digits
    case "D": return CharacterSet.digits.inverted
    case "w": return .words
    case "W": return CharacterSet.words.inverted
    case "s", "h", "v": return .blanks
    case "S", "H", "V": return CharacterSet.blanks.inverted
    case "l": return .lower
    case "u":
      let digits = scalars.dropFirst(index).prefix(4)
      if digits.count == 4, digits.allSatisfy({ Character($0).isHexDigit }) {
        note(.dialect, "'\\u' is one capital letter here and no code of a character")
      }
      return .upper
    case "p", "P": return try property()
    case "x": return CharacterSet(try hexadecimal())
    case "n": return CharacterSet("\n")
    case "t": return CharacterSet("\t")
    case "r": return CharacterSet("\r")
    default: return CharacterSet(scalar)
    }
  }

  private mutating func property() throws(ExpressionError) -> CharacterSet {
    var name = ""
    if current == "{" {
      while let scalar = current, scalar != "}" {
        name.unicodeScalars.append(scalar)
        index += 1
      }
      name.removeFirst()
      index = min(scalars.count, index + 1)
    } else if let scalar = current {
      name.unicodeScalars.append(scalar)
      index += 1
    }
    let known = [
      "L", "N", "alpha", "digit", "alnum", "upper", "lower", "space", "punct", "word", "l", "u",
      "d", "s", "w", "blank", "cntrl", "graph", "print", "xdigit",
    ]
    guard known.contains(name) else {
      note(.dialect, "'\\p{\(name)}' is not known")
      throw ExpressionError(message: "'\\p{\(name)}' is not known")
    }
    note(.dialect, "'\\p{\(name)}' knows ASCII only")
    return .letters
  }

  private mutating func hexadecimal() throws(ExpressionError) -> Unicode.Scalar {
    var value: UInt32 = 0
    let isBraced = current == "{"
    if isBraced { index += 1 }
    var count = 0
    while let scalar = current, count < (isBraced ? 6 : 2),
      let digit = Character(scalar).hexDigitValue
    {
      value = value << 4 | UInt32(digit)
      index += 1
      count += 1
    }
    if isBraced {
      guard current == "}" else { throw ExpressionError(message: "'\\x{' is not closed") }
      index += 1
    }
    guard count > 0, let scalar = Unicode.Scalar(value) else {
      throw ExpressionError(message: "'\\x' names no character")
    }
    return scalar
  }

  /// Notes a range that reaches over kinds of characters, such as from a blank to an underscore.
  private mutating func checkRange(_ low: Unicode.Scalar, _ high: Unicode.Scalar) {
    guard high.value < 128 else { return }
    if low == "A", high == "z" {
      return note(.set, "'[A-z]' holds six characters that are no letters")
    }
    let kinds: [CharacterSet] = [.digits, .upper, .lower]
    let isWithin = kinds.contains { kind in
      CharacterSet(low).isSubset(of: kind) && CharacterSet(high).isSubset(of: kind)
    }
    var range = CharacterSet()
    range.insert(low.value...high.value)
    let isPrintable = (low == " " || low == "!") && high == "~" || low.value < 0x20
    if !isWithin, !isPrintable, kinds.contains(where: { $0.overlaps(range) }) {
      note(.set, "'\(low)-\(high)' is a range of \(range.count) characters, letters or digits too")
    }
  }

  /// Notes separators in a set that were meant as syntax: `[P,p]` and `[a|b]`.
  private mutating func checkMembers(_ members: [Unicode.Scalar], hasRange: Bool) {
    let letters = members.filter { CharacterSet($0).isSubset(of: .letters) && $0.isASCII }
    guard members.count >= 3, letters.count >= 2 else { return }
    for separator in [",", "|"] as [Unicode.Scalar] where members.contains(separator) {
      let isBetween = members.indices.contains { position in
        members[position] == separator && position > 0 && position + 1 < members.count
          && letters.contains(members[position - 1]) && letters.contains(members[position + 1])
      }
      if isBetween {
        note(.set, "'\(separator)' in a set is a character of it and separates nothing")
      }
    }
  }
}
