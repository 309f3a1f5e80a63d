import Diagnostics

extension Parser {
  /// Keeps a diagnostic.
  mutating func report(_ diagnostic: Diagnostic) {
    guard !isSilent else { return }
    diagnostics.append(diagnostic)
    if diagnostics.count >= Self.errorLimit {
      isSilent = true
      diagnostics.append(
        Diagnostic(Codes.tooManyErrors, "too many errors, giving up", at: current.span)
      )
    }
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

  /// Skips to where a pipeline can go on: the next `|` or `;`, or the end of what is open.
  mutating func skipToBoundary() {
    var open = 0
    while !at(.end) {
      switch current.kind {
      case .openParenthesis, .openBracket, .openBrace: open += 1
      case .closeParenthesis, .closeBracket, .closeBrace:
        if open == 0 { return }
        open -= 1
      case .bar where open == 0, .semicolon where open == 0: return
      default: break
      }
      advance()
    }
  }

  /// Skips to the next `;` outside brackets, or to the closing bracket of what is open.
  mutating func skipToStatementEnd() {
    while true {
      skipToBoundary()
      guard at(.bar) else { return }
      advance()
    }
  }
}
