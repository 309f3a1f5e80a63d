import Diagnostics

/// What a token is.
enum TokenKind: UInt8, Sendable {
  /// A name or a word of the language; `Token.keyword` tells which.
  case word
  case long
  case real
  case timespan
  case bool
  case string
  /// A value in parentheses after a type, such as `datetime(2020-01-01)`.
  case typed
  /// A GUID without `guid(…)`.
  case rawGUID
  case bar
  case comma
  case semicolon
  case colon
  case dot
  case dotDot
  case openParenthesis
  case closeParenthesis
  case openBracket
  case closeBracket
  case openBrace
  case closeBrace
  case plus
  case minus
  case star
  case slash
  case percent
  case less
  case lessOrEqual
  case greater
  case greaterOrEqual
  case assign
  case equal
  case notEqual
  case equalTilde
  case notTilde
  case arrow
  case at
  case invalid
  case end
}

/// A token.
///
/// It holds where it stands and what it is; its text is cut out only when someone asks.
struct Token: Sendable {
  var kind: TokenKind
  var keyword: Keyword
  var start: Int32
  var end: Int32

  init(_ kind: TokenKind, _ start: Int, _ end: Int, keyword: Keyword = .none) {
    self.kind = kind
    self.keyword = keyword
    self.start = Int32(truncatingIfNeeded: start)
    self.end = Int32(truncatingIfNeeded: end)
  }

  var span: SourceSpan { SourceSpan(Int(start), Int(end)) }
}
