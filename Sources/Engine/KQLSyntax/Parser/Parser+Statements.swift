public import Diagnostics

extension Parser {
  /// The whole query.
  mutating func query() -> QuerySyntax {
    var statements = statements()
    // Only a bracket that nothing opened is left over; go on after it.
    while !at(.end) {
      report(
        Diagnostic(
          Codes.unexpected,
          "'\(text(current))' has no counterpart before it",
          at: current.span
        )
      )
      advance()
      statements += self.statements()
    }
    return QuerySyntax(statements: statements, span: SourceSpan(0, bytes.count))
  }

  /// Statements with semicolons between them, up to the end or a closing bracket.
  mutating func statements() -> [StatementSyntax] {
    var list: [StatementSyntax] = []
    while !isAtClosing {
      if at(.semicolon) {
        report(unexpected("a statement"))
      } else if let statement = statement() {
        list.append(statement)
      }
      endStatement()
    }
    return list
  }

  private var isAtClosing: Bool {
    switch current.kind {
    case .end, .closeParenthesis, .closeBrace, .closeBracket: true
    default: false
    }
  }

  private mutating func endStatement() {
    guard take(.semicolon) == nil, !isAtClosing else { return }
    if isAtStatement || at(.word) && isOnNewLine {
      report(
        Diagnostic(
          Codes.missingSemicolon,
          "missing ';' before '\(text(current))'",
          at: SourceSpan(lastEnd, lastEnd),
          labels: [Diagnostic.Label("the next statement begins here", at: current.span)],
          hints: ["statements are separated by ';'"]
        )
      )
      return
    }
    report(unexpected("'|' or ';'"))
    skipToStatementEnd(since: position)
    _ = take(.semicolon)
  }

  /// Whether the current token is the first of its line.
  private var isOnNewLine: Bool {
    bytes[lastEnd..<Int(current.start)].contains { $0 == 0x0A || $0 == 0x0D }
  }

  /// One statement; nil when it could not be read.
  private mutating func statement() -> StatementSyntax? {
    let begin = position
    do throws(Failure) {
      return switch current.keyword {
      case .let where isAtStatement: .let(try letStatement())
      case .set where isAtStatement: .set(try setStatement())
      case .alias where isAtStatement: .alias(try aliasStatement())
      case .restrict where isAtStatement: .restrict(try restrictStatement())
      case .declare where peek().keyword == .pattern: .pattern(try patternStatement())
      case .declare where isAtStatement: .queryParameters(try queryParametersStatement())
      case .let: .let(try letStatement())
      default: .query(try tabular())
      }
    } catch {
      skipToStatementEnd(since: begin)
      return nil
    }
  }
}

/// Reads a query.
///
/// It never fails: what cannot be read is skipped, and a diagnostic says so. The tree is fit for use when no diagnostic is an error.
public func parse(_ source: SourceText) -> (tree: QuerySyntax, diagnostics: [Diagnostic]) {
  let bytes = Array(source.text.utf8)
  guard bytes.count < Int(Int32.max) else {
    let diagnostic = Diagnostic(Codes.textTooLong, "the query is too long", in: source.name)
    return (QuerySyntax(statements: [], span: SourceSpan(0, 0)), [diagnostic])
  }
  var lexer = Lexer(bytes)
  lexer.run()
  var parser = Parser(lexer)
  let tree = parser.query()
  let diagnostics = parser.diagnostics.sorted { $0.span.lowerBound < $1.span.lowerBound }
  return (tree, diagnostics)
}
