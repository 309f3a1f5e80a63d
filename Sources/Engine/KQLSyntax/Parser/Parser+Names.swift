import Diagnostics

extension Parser {
  // MARK: Names

  /// A name being given: of a column, a variable, a parameter.
  mutating func declaredName(_ what: String = "a name") throws(Failure) -> NameSyntax {
    if let name = try takeDeclaredName() { return name }
    throw noName(what)
  }

  mutating func takeDeclaredName() throws(Failure) -> NameSyntax? {
    if isAtBracketedName { return try bracketedName() }
    guard at(.word), canDeclare(current) else { return nil }
    return word()
  }

  /// A name that refers to something.
  mutating func referencedName(_ what: String = "a name") throws(Failure) -> NameSyntax {
    if isAtBracketedName { return try bracketedName() }
    guard at(.word), canRefer(current) else { throw noName(what) }
    return word()
  }

  /// Any word, also one that cannot be a name: the value or the name of a setting.
  mutating func anyWord(_ what: String) throws(Failure) -> NameSyntax {
    if isAtBracketedName { return try bracketedName() }
    guard at(.word) || at(.bool) else { throw failure(what) }
    return word()
  }

  private mutating func word() -> NameSyntax {
    let token = advance()
    return NameSyntax(text: text(token), span: token.span)
  }

  func canDeclare(_ token: Token) -> Bool {
    switch token.keyword.nameUse {
    case .anywhere, .declarations: token.kind == .word
    case .references, .never: false
    }
  }

  func canRefer(_ token: Token) -> Bool {
    switch token.keyword.nameUse {
    case .anywhere, .references: token.kind == .word
    case .declarations, .never: false
    }
  }

  private mutating func noName(_ what: String) -> Failure {
    guard at(.word) || at(.bool) else { return failure(what) }
    let word = text(current)
    return failure(
      Codes.reservedName,
      "'\(word)' is a word of the language and cannot be a name here",
      at: current.span,
      hints: ["write ['\(word)']"]
    )
  }

  // MARK: Bracketed names

  /// Whether `['name']` stands here.
  var isAtBracketedName: Bool {
    at(.openBracket) && peek().kind == .string && peek(2).kind == .closeBracket
  }

  mutating func bracketedName() throws(Failure) -> NameSyntax {
    let open = advance()
    let text = try string()
    try expect(.closeBracket, "']'")
    return NameSyntax(text: text, isQuoted: true, span: span(from: open))
  }

  // MARK: Wildcards

  /// How many tokens a name with `*` takes here; zero when there is none.
  private var wildcardLength: Int {
    var length = 0
    var hasStar = false
    while true {
      let token = peek(length)
      switch token.kind {
      case .star: hasStar = true
      case .word, .long, .timespan, .bool: break
      default: return hasStar ? length : 0
      }
      if length > 0, !touches(peek(length - 1), token) { return hasStar ? length : 0 }
      length += 1
    }
  }

  /// A name with `*`, when one stands here.
  mutating func takeWildcard() -> NamePatternSyntax? {
    let length = wildcardLength
    guard length > 0 else { return nil }
    let first = current
    for _ in 0..<length { advance() }
    let place = span(from: first)
    return NamePatternSyntax(
      text: bytes[place.lowerBound..<place.upperBound].text,
      isWildcard: true,
      span: place
    )
  }

  /// A column, or several by a wildcard.
  mutating func columnPattern() throws(Failure) -> NamePatternSyntax {
    if let wildcard = takeWildcard() { return wildcard }
    let name = try referencedName("a column")
    return NamePatternSyntax(
      text: name.text,
      isWildcard: false,
      isQuoted: name.isQuoted,
      span: name.span
    )
  }
}
