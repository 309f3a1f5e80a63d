import Diagnostics

extension Parser {
  /// A table or a value, and the operators that follow it.
  ///
  /// With `isContinuing`, the pipeline goes on with the rows of its context, so that any operator
  /// may come first.
  mutating func tabular(isContinuing: Bool = false) throws(Failure) -> ExpressionSyntax {
    let start = current
    if isAtOperator(isContinuing: isContinuing) {
      return try pipeline(from: start, source: nil, isContinuing: isContinuing)
    }
    let source = try scalar()
    guard at(.bar) else { return source }
    return try pipeline(from: start, source: source)
  }

  /// The operators of a subquery over the rows of its context.
  mutating func subquery() throws(Failure) -> PipelineSyntax {
    let start = current
    switch try tabular(isContinuing: true) {
    case .pipeline(let pipeline): return pipeline
    case let source: return PipelineSyntax(source: source, operators: [], span: span(from: start))
    }
  }

  /// The operators of a pipeline, from the first (without a source) or the first `|` on.
  mutating func pipeline(
    from start: Token,
    source: ExpressionSyntax?,
    isContinuing: Bool = false
  ) throws(Failure) -> ExpressionSyntax {
    try enter()
    defer { leave() }
    var operators: [OperatorSyntax] = []
    if source == nil {
      if !isContinuing, !Operators.makesRows(current.keyword) { reportNeedsInput() }
      operators.append(operatorSyntax())
    }
    while take(.bar) != nil {
      if Operators.takesNoInput(current.keyword), !isCallOfRange { reportTakesNoInput() }
      operators.append(operatorSyntax())
    }
    return .pipeline(
      PipelineSyntax(source: source, operators: operators, span: span(from: start))
    )
  }

  private var isCallOfRange: Bool { isAtWord(.range, before: .openParenthesis) }

  /// One operator; what cannot be read is told and skipped.
  private mutating func operatorSyntax() -> OperatorSyntax {
    let start = current
    let begin = position
    do throws(Failure) {
      let node = try operatorNode()
      if isAtBoundary || isAtStatement { return node }
      report(unexpected("'|' or the end of '\(text(start))'"))
    } catch {
      // Told where it was thrown.
    }
    skipToBoundary(since: begin)
    return .invalid(span(from: start))
  }

  /// Whether a statement begins here, so that only a semicolon is missing.
  var isAtStatement: Bool {
    switch current.keyword {
    case .let, .set, .alias, .declare, .restrict: peek().kind == .word
    default: false
    }
  }

  private mutating func reportNeedsInput() {
    report(
      Diagnostic(
        Codes.needsInput,
        "'\(text(current))' works on rows and cannot be first",
        at: current.span,
        hints: ["begin with a table, 'T | \(text(current)) …'"]
      )
    )
  }

  private mutating func reportTakesNoInput() {
    report(
      Diagnostic(
        Codes.takesNoInput,
        "'\(text(current))' makes rows and cannot follow '|'",
        at: current.span
      )
    )
  }

  /// Whether an operator stands here and not a name spelled the same.
  private func isAtOperator(isContinuing: Bool) -> Bool {
    guard at(.word), Operators.canStart(current.keyword) else { return false }
    let next = peek()
    switch current.keyword {
    case .union, .find, .search, .print, .macroExpand: return true
    case .range: return next.kind == .word && next.keyword.infix == nil
    case .count where next.kind == .openParenthesis: return false
    default: break
    }
    if isContinuing || !canRefer(current) { return true }
    // Names such as `filter` or `count`: an operator only when an operand of it follows.
    switch next.kind {
    case .long, .real, .string, .timespan, .typed, .bool: return true
    case .word: return next.keyword.infix == nil
    default: return false
    }
  }
}
