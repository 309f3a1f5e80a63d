import Diagnostics

/// Something could not be read, and a diagnostic was told.
///
/// It is empty, so that the many calls that can throw it need no room for it on the stack.
struct Failure: Error {}

extension Parser {
  /// Keeps a diagnostic.
  mutating func report(_ diagnostic: Diagnostic) {
    // The lexer has told what is wrong with a token that is none.
    guard !isSilent, diagnostic.code != Codes.unexpected || !at(.invalid) else { return }
    diagnostics.append(diagnostic)
    if diagnostics.count >= Self.errorLimit {
      diagnostics.append(
        Diagnostic(Codes.tooManyErrors, "too many errors, giving up", at: current.span)
      )
      giveUp()
    }
  }

  /// Tells what is wrong; the result is to be thrown.
  mutating func failure(
    _ code: String,
    _ message: String,
    at span: SourceSpan,
    hints: [String] = []
  ) -> Failure {
    report(Diagnostic(code, message, at: span, hints: hints))
    return Failure()
  }

  /// Tells that a token is not what the grammar wants; the result is to be thrown.
  mutating func failure(_ wanted: String, hints: [String] = []) -> Failure {
    report(unexpected(wanted, hints: hints))
    return Failure()
  }

  /// The diagnostic for a token that is not what the grammar wants.
  func unexpected(_ wanted: String, hints: [String] = []) -> Diagnostic {
    Diagnostic(
      Codes.unexpected,
      "expected \(wanted), found \(found)",
      at: current.span,
      hints: hints.isEmpty ? likelyMistake() : hints
    )
  }

  /// The current token in words.
  var found: String {
    switch current.kind {
    case .end: "the end of the query"
    case .string: "a string"
    default: "'\(text(current).prefix(40))'"
    }
  }

  /// What the user probably meant by the current token.
  private func likelyMistake() -> [String] {
    switch current.kind {
    case .assign: return ["to compare, write '=='"]
    case .bar where position > 0 && tokens[position - 1].kind == .bar:
      return ["of two conditions write 'a or b'"]
    case .word:
      if current.keyword.nameUse == .never || current.keyword.nameUse == .declarations {
        return current.keyword.isInfix || Operators.names.contains(current.keyword.rawValue)
          ? [] : ["a name that is a word of the language is written ['\(text(current))']"]
      }
      let lower = text(current).lowercased()
      if lower != text(current), KeywordTable.shared.keyword(Array(lower.utf8)[...]) != .none {
        return ["words of the language are in lower case, '\(lower)'"]
      }
      if current.keyword == .none, lower == "not" { return ["write 'not(…)' or '!has', '!in'"] }
      return []
    default: return []
    }
  }

  /// Whether a pipeline or a statement can end here.
  var isAtBoundary: Bool {
    switch current.kind {
    case .bar, .semicolon, .closeParenthesis, .closeBrace, .closeBracket, .end: true
    default: false
    }
  }

  /// Skips to where a pipeline can go on: the next `|` or `;`, or the end of what is open around
  /// the construct that began at a token.
  ///
  /// A `|` also ends brackets that the construct left open, where the mistake probably is.
  mutating func skipToBoundary(since begin: Int) {
    guard !at(.end) else { return }
    var open = OpenBrackets()
    for token in tokens[min(begin, position)..<position] { _ = open.take(token.kind) }
    let left = open.count
    while !at(.end) {
      switch current.kind {
      case .semicolon where open.count == 0 || isAtLet(1): return
      case .bar where open.count <= left: return
      default: guard open.take(current.kind) else { return }
      }
      advance()
    }
  }

  /// Skips to the next `;` outside brackets, or to the closing bracket of what is open.
  mutating func skipToStatementEnd(since begin: Int) {
    skipToBoundary(since: begin)
    while at(.bar) {
      advance()
      skipToBoundary(since: position)
    }
  }

  /// Whether a later token begins a `let` statement, where an unclosed bracket cannot be meant.
  private func isAtLet(_ distance: Int) -> Bool {
    peek(distance).keyword == .let && peek(distance + 1).kind == .word
      && peek(distance + 2).kind == .assign
  }
}
