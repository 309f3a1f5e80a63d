extension PatternTranslator {
  /// Translates a class, from its bracket on.
  mutating func translateClass() throws(LinearRegexError) {
    let start = index
    index += 1
    let isNegated = peek(0) == "^"
    if isNegated { index += 1 }
    var body = ""
    // A bracket or hyphens at the start stand for themselves.
    if peek(0) == "]" {
      body += try rangeOrLiteral("]", start)
    } else {
      while peek(0) == "-", peek(1) != "]" || body.isEmpty {
        body += "\\-"
        index += 1
      }
    }
    body += try classItems(start, depth: 1)
    append("[\(isNegated ? "^" : "")\(body)]")
  }

  /// Translates items up to the closing bracket.
  private mutating func classItems(
    _ start: Int,
    depth: Int
  ) throws(LinearRegexError) -> String {
    var body = ""
    while let scalar = peek(0) {
      if flags.verbose, scalar.properties.isWhitespace {
        index += 1
        continue
      }
      switch (scalar, peek(1)) {
      case ("]", _):
        index += 1
        return body
      case ("[", ":"):
        if let named = posixClass() {
          body += named
        } else {
          body += try nestedClass(start, depth: depth)
        }
      case ("[", _):
        body += try nestedClass(start, depth: depth)
      case ("&", "&"), ("~", "~"):
        throw problem("the set operation '\(scalar)\(scalar)' in a class is not supported")
      case ("-", "-") where peek(2) != "]":
        throw problem("the set operation '--' in a class is not supported")
      case ("\\", _):
        let escapeStart = index
        switch try readEscape(inClass: true) {
        case .literal(let literal):
          body += try range(from: literal, start)
        case .set(let set):
          body += set.member(ascii: usesASCIIClasses)
        case .assertion:
          throw problem("an assertion has no meaning in a class", at: escapeStart)
        }
      default:
        body += try rangeOrLiteral(scalar, start)
      }
    }
    throw problem("a class is not closed: ']' is missing", at: start)
  }

  /// Adds the items of a class in a class, which is their union.
  private mutating func nestedClass(
    _ start: Int,
    depth: Int
  ) throws(LinearRegexError) -> String {
    guard depth < 32 else { throw problem("classes stand in each other too deep") }
    guard peek(1) != "^" else {
      throw problem("a negated class inside a class is not supported")
    }
    let nestedStart = index
    index += 1
    let first = peek(0) == "]" ? try rangeOrLiteral("]", nestedStart) : ""
    return first + (try classItems(nestedStart, depth: depth + 1))
  }

  private mutating func rangeOrLiteral(
    _ scalar: Unicode.Scalar,
    _ start: Int
  ) throws(LinearRegexError) -> String {
    index += 1
    return try range(from: scalar, start)
  }

  /// A character, or the range that it begins.
  private mutating func range(
    from lower: Unicode.Scalar,
    _ start: Int
  ) throws(LinearRegexError) -> String {
    guard peek(0) == "-", let next = peek(1), next != "]", next != "-" else {
      return quoted(lower)
    }
    let rangeStart = index
    index += 1
    let upper: Unicode.Scalar
    if next == "\\" {
      guard case .literal(let literal) = try readEscape(inClass: true) else {
        throw problem("a range in a class ends in a character", at: rangeStart)
      }
      upper = literal
    } else if next == "[" {
      throw problem("a range in a class ends in a character", at: rangeStart)
    } else {
      upper = next
      index += 1
    }
    guard lower <= upper else {
      throw problem("a range in a class runs backwards", at: rangeStart)
    }
    return "\(quoted(lower))-\(quoted(upper))"
  }

  /// A class such as `[:alpha:]`; nil when there is none here.
  private mutating func posixClass() -> String? {
    var name = ""
    var position = index + 2
    while position < scalars.count, name.unicodeScalars.count < 8, scalars[position] != ":" {
      name.unicodeScalars.append(scalars[position])
      position += 1
    }
    guard position + 1 < scalars.count, scalars[position] == ":", scalars[position + 1] == "]",
      Self.posixNames.contains(name.hasPrefix("^") ? String(name.dropFirst()) : name)
    else {
      return nil
    }
    index = position + 2
    return "[:\(name):]"
  }

  private static let posixNames: Set<String> = [
    "alnum", "alpha", "ascii", "blank", "cntrl", "digit", "graph", "lower", "print", "punct",
    "space", "upper", "word", "xdigit",
  ]
}
