/// Takes an expression apart, in the syntax of Boost.Regex for Perl's expressions.
struct ExpressionParser {
  private let scalars: [Unicode.Scalar]
  private var index = 0
  private var depth = 0

  private(set) var oddities: [ExpressionText.Oddity] = []
  private(set) var ignoresCase = false
  private(set) var captures = 0
  private(set) var hasEmptyAlternative = false

  /// How deep groups may stand in each other.
  private static let maximumDepth = 100

  init(_ pattern: String) { scalars = Array(pattern.unicodeScalars) }

  /// The whole expression.
  mutating func parse() throws(ExpressionError) -> Expression {
    let root = try alternatives()
    if index < scalars.count { throw ExpressionError(message: "a ')' closes nothing") }
    return root
  }

  private var current: Unicode.Scalar? { index < scalars.count ? scalars[index] : nil }

  private func peek(_ offset: Int) -> Unicode.Scalar? {
    index + offset < scalars.count ? scalars[index + offset] : nil
  }

  private func starts(with text: String) -> Bool {
    var position = index
    for scalar in text.unicodeScalars {
      guard position < scalars.count, scalars[position] == scalar else { return false }
      position += 1
    }
    return true
  }

  mutating func note(_ kind: ExpressionText.Oddity.Kind, _ message: String) {
    let oddity = ExpressionText.Oddity(kind: kind, message: message)
    if !oddities.contains(oddity) { oddities.append(oddity) }
  }

  private mutating func take(_ reader: SetReader) {
    index = reader.index
    for oddity in reader.oddities { note(oddity.kind, oddity.message) }
  }

  private mutating func alternatives() throws(ExpressionError) -> Expression {
    var branches = [try sequence()]
    while current == "|" {
      index += 1
      branches.append(try sequence())
    }
    guard branches.count > 1 else { return branches[0] }
    for case .sequence(let parts) in branches where parts.isEmpty { hasEmptyAlternative = true }
    return .alternatives(branches)
  }

  private mutating func sequence() throws(ExpressionError) -> Expression {
    var parts: [Expression] = []
    while let scalar = current, scalar != "|", scalar != ")" {
      guard let atom = try atom(scalar) else { continue }
      parts.append(try quantified(atom))
    }
    return .sequence(parts)
  }

  private mutating func atom(_ scalar: Unicode.Scalar) throws(ExpressionError) -> Expression? {
    switch scalar {
    case "(": return try group()
    case "[":
      index += 1
      let start = index - 1
      var reader = SetReader(scalars, at: index)
      // What is odd is told of an expression that cannot be read too.
      defer { take(reader) }
      let set = try reader.read()
      let written = String(String.UnicodeScalarView(scalars[start..<reader.index]))
      return .characters(set, written: written)
    case "\\":
      index += 1
      return try escape()
    case ".":
      index += 1
      return .characters(.all, written: ".")
    case "^":
      index += 1
      return .anchor(.start)
    case "$":
      index += 1
      return .anchor(.end)
    case "*", "+", "?":
      throw ExpressionError(message: "'\(scalar)' has nothing to repeat")
    case "{" where repetition() != nil:
      throw ExpressionError(message: "'{' has nothing to repeat")
    default:
      if scalar == "{", peek(1) == "," {
        note(.dialect, "'{,n}' is literal text and no repetition")
      }
      index += 1
      return .characters(CharacterSet(scalar), written: String(Character(scalar)))
    }
  }

  /// The bounds at a '{', with the position behind them; nil when it is literal text.
  private func repetition() -> (bounds: Expression.Bounds, end: Int)? {
    var position = index + 1
    func number() -> Int? {
      let start = position
      var value = 0
      while position < scalars.count, ("0"..."9").contains(scalars[position]) {
        value = min(value * 10 + Int(scalars[position].value - 0x30), 100_000)
        position += 1
      }
      return position > start ? value : nil
    }
    guard let minimum = number() else { return nil }
    var maximum: Int? = minimum
    if position < scalars.count, scalars[position] == "," {
      position += 1
      maximum = number()
    }
    guard position < scalars.count, scalars[position] == "}" else { return nil }
    return (Expression.Bounds(minimum: minimum, maximum: maximum), position + 1)
  }

  private mutating func quantified(_ atom: Expression) throws(ExpressionError) -> Expression {
    let bounds: Expression.Bounds
    switch current {
    case "*": bounds = Expression.Bounds(minimum: 0, maximum: nil)
    case "+": bounds = Expression.Bounds(minimum: 1, maximum: nil)
    case "?": bounds = Expression.Bounds(minimum: 0, maximum: 1)
    case "{":
      guard let found = repetition() else { return atom }
      if let maximum = found.bounds.maximum, maximum < found.bounds.minimum {
        throw ExpressionError(message: "a repetition ends below its start")
      }
      bounds = found.bounds
      index = found.end - 1
    default: return atom
    }
    index += 1
    if current == "?" || current == "+" { index += 1 }
    if current == "*" || current == "+" || current == "?" || (current == "{" && repetition() != nil)
    {
      note(.dialect, "a quantifier follows a quantifier")
      throw ExpressionError(message: "a quantifier has nothing to repeat but a quantifier")
    }
    return .repeated(atom, bounds)
  }

  private mutating func group() throws(ExpressionError) -> Expression? {
    index += 1
    depth += 1
    guard depth <= Self.maximumDepth else {
      throw ExpressionError(message: "groups stand too deep in each other")
    }
    defer { depth -= 1 }
    var kind = Expression.GroupKind.capturing
    var isNegative = false
    if current == "?" {
      index += 1
      if isReference { return try reference() }
      guard let found = try groupKind() else { return nil }
      (kind, isNegative) = found
    }
    if kind == .capturing { captures += 1 }
    let inner = try alternatives()
    guard current == ")" else { throw ExpressionError(message: "a '(' is not closed") }
    index += 1
    return .group(kind, isNegative: isNegative, inner)
  }

  /// What follows `(?`; nil for a comment or flags, which are passed over.
  private mutating func groupKind() throws(ExpressionError) -> (Expression.GroupKind, Bool)? {
    let forms: [(String, Expression.GroupKind, Bool)] = [
      ("<=", .lookbehind, false), ("<!", .lookbehind, true), ("=", .lookahead, false),
      ("!", .lookahead, true), (":", .plain, false), (">", .atomic, false), ("|", .plain, false),
    ]
    for (text, kind, isNegative) in forms where starts(with: text) {
      index += text.unicodeScalars.count
      return (kind, isNegative)
    }
    if starts(with: "P") {
      note(.dialect, "'(?P' is not known; names are written '(?<name>...)'")
      throw ExpressionError(message: "'(?P' is not known")
    }
    if starts(with: "#") {
      while let scalar = current, scalar != ")" {
        _ = scalar
        index += 1
      }
      return try closeDirective()
    }
    if current == "<" || current == "'" {
      let end: Unicode.Scalar = current == "<" ? ">" : "'"
      index += 1
      while let scalar = current, scalar != end {
        guard
          scalar.properties.isAlphabetic || scalar == "_" || scalar.properties.numericType != nil
        else { throw ExpressionError(message: "the name of a group is not closed") }
        index += 1
      }
      guard current != nil else {
        throw ExpressionError(message: "the name of a group is not closed")
      }
      index += 1
      return (.capturing, false)
    }
    return try flags()
  }

  /// Whether a recursion or a condition stands behind `(?`.
  private var isReference: Bool {
    current == "R" || current == "&" || current == "(" || (current.map(isDigit) ?? false)
  }

  /// A recursion or a condition: what it takes is not known.
  private mutating func reference() throws(ExpressionError) -> Expression {
    var open = 1
    while let scalar = current {
      if scalar == "(" { open += 1 }
      if scalar == ")" { open -= 1 }
      if open == 0 { break }
      index += 1
    }
    _ = try closeDirective()
    return .unknown
  }

  private mutating func flags() throws(ExpressionError) -> (Expression.GroupKind, Bool)? {
    var isOff = false
    while let scalar = current, scalar == "-" || ("a"..."z").contains(scalar) {
      if scalar == "-" { isOff = true }
      if scalar == "i", !isOff { ignoresCase = true }
      index += 1
    }
    if current == ":" {
      index += 1
      return (.plain, false)
    }
    return try closeDirective()
  }

  private mutating func closeDirective() throws(ExpressionError) -> (Expression.GroupKind, Bool)? {
    guard current == ")" else { throw ExpressionError(message: "a '(?' is not closed") }
    index += 1
    return nil
  }

  private func isDigit(_ scalar: Unicode.Scalar) -> Bool { ("0"..."9").contains(scalar) }

  private mutating func escape() throws(ExpressionError) -> Expression? {
    guard let scalar = current else {
      throw ExpressionError(message: "a backslash stands at the end")
    }
    index += 1
    let written = "\\" + String(Character(scalar))
    switch scalar {
    case "b", "B", "<", ">": return .anchor(.word)
    case "A", "z", "Z", "G", "K", "`", "'": return .anchor(.other)
    case "Q":
      var literal: [Expression] = []
      while index < scalars.count, !starts(with: "\\E") {
        literal.append(.characters(CharacterSet(scalars[index]), written: "\(scalars[index])"))
        index += 1
      }
      index = min(scalars.count, index + 2)
      return literal.isEmpty ? nil : .sequence(literal)
    case "E": return nil
    case "1"..."9", "g", "k":
      if scalar == "g" || scalar == "k", let open = current, "{<'".unicodeScalars.contains(open) {
        while let next = current,
          !"}>'".unicodeScalars.contains(next) || next == open && next != "'"
        {
          index += 1
        }
        index = min(scalars.count, index + 1)
      }
      return .unknown
    case "R", "X", "C": return .unknown
    case "N":
      note(.dialect, "'\\N' is not known")
      throw ExpressionError(message: "'\\N' is not known")
    default:
      var reader = SetReader(scalars, at: index)
      defer { take(reader) }
      let set = try reader.escape(scalar)
      return .characters(set, written: written)
    }
  }
}
