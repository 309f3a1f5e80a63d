/// Which brackets are open, told token by token.
struct OpenBrackets {
  private var stack: [TokenKind] = []
  /// How many of each kind are open, so that a closing bracket without its opening one costs nothing.
  private var parentheses = 0
  private var brackets = 0
  private var braces = 0

  /// How many are open.
  var count: Int { stack.count }

  /// Counts a token; false for a closing bracket whose opening one is not among them.
  ///
  /// A closing bracket also closes what was left open inside.
  mutating func take(_ kind: TokenKind) -> Bool {
    switch kind {
    case .openParenthesis, .openBracket, .openBrace:
      stack.append(kind)
      count(kind, 1)
      return true
    case .closeParenthesis: return close(.openParenthesis, parentheses)
    case .closeBracket: return close(.openBracket, brackets)
    case .closeBrace: return close(.openBrace, braces)
    default: return true
    }
  }

  private mutating func close(_ kind: TokenKind, _ open: Int) -> Bool {
    guard open > 0 else { return false }
    while let last = stack.popLast() {
      count(last, -1)
      if last == kind { break }
    }
    return true
  }

  private mutating func count(_ kind: TokenKind, _ change: Int) {
    switch kind {
    case .openParenthesis: parentheses += change
    case .openBracket: brackets += change
    default: braces += change
    }
  }
}
