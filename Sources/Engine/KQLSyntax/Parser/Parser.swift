import Diagnostics

/// Reads tokens into a tree.
///
/// Methods tell what they could not read and throw. A pipeline catches what its operators
/// throw and goes on after them (`Parser+Recovery.swift`), so one mistake costs one operator. What
/// nests is counted, both going down (`depth`) and in the tree that results (`height`), so that
/// neither this parser nor whoever walks the tree can run out of stack.
struct Parser {
  /// How deep a query may nest.
  static let depthLimit = 200
  /// How many errors are told.
  static let errorLimit = 50

  let bytes: [UInt8]
  let tokens: [Token]
  var position = 0
  var diagnostics: [Diagnostic]
  /// How many constructs are open.
  var depth = 0
  /// The height of the tallest expression read in the current scope.
  var height = 0
  /// Whether `*` can be a condition by itself, as in `search *`.
  var allowsLoneStar = false
  /// Whether errors are no longer told, since they would follow from an earlier one.
  var isSilent = false

  init(_ lexer: Lexer) {
    bytes = lexer.bytes
    tokens = lexer.tokens
    diagnostics = lexer.diagnostics
  }
}

extension Parser {
  // MARK: Tokens

  var current: Token { tokens[position] }

  /// A later token; the last one, `end`, when there are no more.
  func peek(_ distance: Int = 1) -> Token {
    tokens[min(position + distance, tokens.count - 1)]
  }

  func at(_ kind: TokenKind) -> Bool { current.kind == kind }

  func at(_ keyword: Keyword) -> Bool { current.keyword == keyword }

  @discardableResult
  mutating func advance() -> Token {
    let token = tokens[position]
    if position < tokens.count - 1 { position += 1 }
    return token
  }

  mutating func take(_ kind: TokenKind) -> Token? { at(kind) ? advance() : nil }

  mutating func take(_ keyword: Keyword) -> Token? { at(keyword) ? advance() : nil }

  /// Takes a token that must be there; `what` says in an error what it is.
  @discardableResult
  mutating func expect(_ kind: TokenKind, _ what: String) throws(Failure) -> Token {
    guard at(kind) else { throw failure(what) }
    return advance()
  }

  @discardableResult
  mutating func expect(_ keyword: Keyword) throws(Failure) -> Token {
    guard at(keyword) else { throw failure("'\(keyword.rawValue)'") }
    return advance()
  }

  /// The text of a token.
  func text(_ token: Token) -> String { slice(token).text }

  func slice(_ token: Token) -> ArraySlice<UInt8> { bytes[Int(token.start)..<Int(token.end)] }

  /// Whether nothing stands between a token and the next one.
  func touches(_ token: Token, _ next: Token) -> Bool { token.end == next.start }

  // MARK: Places

  /// Where the last token that was taken ends.
  var lastEnd: Int { position == 0 ? 0 : Int(tokens[position - 1].end) }

  /// From a token to the last one that was taken.
  func span(from token: Token) -> SourceSpan { span(from: Int(token.start)) }

  func span(from start: Int) -> SourceSpan { SourceSpan(start, lastEnd) }

  // MARK: Depth

  /// Counts a construct that nests; every call is paired with one of `leave`.
  mutating func enter() throws(Failure) {
    guard depth < Self.depthLimit else { throw tooDeep() }
    depth += 1
  }

  mutating func leave() { depth -= 1 }

  /// Reads no more and tells no more.
  mutating func giveUp() {
    isSilent = true
    position = tokens.count - 1
  }

  /// Counts one more level on top of the expression just read.
  mutating func grow() throws(Failure) {
    guard height < Self.depthLimit else { throw tooDeep() }
    height += 1
  }

  private mutating func tooDeep() -> Failure {
    defer { giveUp() }
    return failure(
      Codes.tooDeep,
      "this is nested more than \(Self.depthLimit) levels deep",
      at: current.span,
      hints: ["name parts of the query with 'let'"]
    )
  }
}
