import Diagnostics

extension Parser {
  /// An expression without `|`: operands and operators, sorted by how strongly they bind.
  ///
  /// Two stacks instead of a function a level: parentheses cost few stack frames, and a run of
  /// operators of one level becomes one flat node.
  mutating func scalar() throws(Failure) -> ExpressionSyntax {
    try enter()
    defer { leave() }
    let outer = height
    height = 0
    defer { height = max(outer, height + 1) }

    let first = try operand()
    guard infix != nil else { return first }
    var stacks = Stacks(first)
    var isClosed = false
    while let infix {
      let level = infix.level
      if isClosed, !level.isSingle, level > .equality { break }
      stacks.reduce(above: level)
      if level.isSingle, isClosed || stacks.top == level { throw chained() }
      isClosed = false
      let token = advance()
      switch infix {
      case .logical(let kind):
        stacks.push(.logical(kind), token.span, try operand())
      case .binary(let kind, _):
        if kind == .matchesRegex { advance() }
        stacks.push(infix, span(from: token), try operand())
      case .membership(let kind):
        stacks.replaceTop(try membership(kind, token, of: stacks.last))
        isClosed = true
      case .between(let isNegated):
        stacks.replaceTop(try between(isNegated, token, of: stacks.last))
        isClosed = true
      }
    }
    return stacks.finish()
  }

  private mutating func chained() -> Failure {
    failure(
      Codes.chainedComparison,
      "'\(text(current))' cannot follow another comparison",
      at: current.span,
      hints: ["put one of them in parentheses"]
    )
  }

  // MARK: Lists and ranges

  private mutating func membership(
    _ kind: MembershipOperator,
    _ token: Token,
    of operand: ExpressionSyntax
  ) throws(Failure) -> ExpressionSyntax {
    try expect(.openParenthesis, "'(' and values after '\(kind.rawValue)'")
    var values: [ExpressionSyntax] = []
    repeat { values.append(try listedValue()) } while take(.comma) != nil
    try expect(.closeParenthesis, "',' or ')'")
    return .membership(
      MembershipSyntax(
        operand: operand,
        kind: kind,
        operatorSpan: token.span,
        values: values,
        span: span(from: operand.span.lowerBound)
      )
    )
  }

  private mutating func between(
    _ isNegated: Bool,
    _ token: Token,
    of operand: ExpressionSyntax
  ) throws(Failure) -> ExpressionSyntax {
    try expect(.openParenthesis, "'(' and a range, (a .. b)")
    let lower = try scalar()
    try expect(.dotDot, "'..' between the ends of the range")
    let upper = try scalar()
    try expect(.closeParenthesis, "')' after the range")
    return .between(
      BetweenSyntax(
        operand: operand,
        isNegated: isNegated,
        operatorSpan: token.span,
        lower: lower,
        upper: upper,
        span: span(from: operand.span.lowerBound)
      )
    )
  }
}

/// Operands and operators that wait for what binds more strongly.
private struct Stacks {
  private var operands: [ExpressionSyntax]
  private var operators: [(infix: Infix, span: SourceSpan)] = []

  init(_ first: ExpressionSyntax) {
    operands = [first]
  }

  /// The level of the last operator that waits.
  var top: Infix.Level? { operators.last?.infix.level }

  var last: ExpressionSyntax { operands.last ?? .missing(SourceSpan(0, 0)) }

  mutating func push(_ infix: Infix, _ span: SourceSpan, _ operand: ExpressionSyntax) {
    operators.append((infix, span))
    operands.append(operand)
  }

  mutating func replaceTop(_ operand: ExpressionSyntax) {
    operands.removeLast()
    operands.append(operand)
  }

  /// Makes nodes of all operators that bind more strongly than a level.
  mutating func reduce(above level: Infix.Level) {
    while let top, top > level { reduceRun() }
  }

  mutating func finish() -> ExpressionSyntax {
    while !operators.isEmpty { reduceRun() }
    return last
  }

  /// Makes one node of the last operators of one level.
  private mutating func reduceRun() {
    guard let level = top else { return }
    var count = 0
    while count < operators.count, operators[operators.count - 1 - count].infix.level == level {
      count += 1
    }
    let run = operators.suffix(count)
    let values = Array(operands.suffix(count + 1))
    operators.removeLast(count)
    operands.removeLast(count + 1)
    operands.append(Self.node(Array(run), values))
  }

  private static func node(
    _ operators: [(infix: Infix, span: SourceSpan)],
    _ values: [ExpressionSyntax]
  ) -> ExpressionSyntax {
    guard let first = values.first, let last = values.last, let infix = operators.first?.infix
    else { return .missing(SourceSpan(0, 0)) }
    let span = SourceSpan(first.span.lowerBound, last.span.upperBound)
    if case .logical(let kind) = infix {
      return .logical(LogicalSyntax(kind: kind, operands: values, span: span))
    }
    var terms: [BinaryTermSyntax] = []
    terms.reserveCapacity(operators.count)
    for (entry, value) in zip(operators, values.dropFirst()) {
      guard case .binary(let kind, _) = entry.infix else { continue }
      terms.append(
        BinaryTermSyntax(
          kind: kind,
          operatorSpan: entry.span,
          operand: value,
          span: SourceSpan(entry.span.lowerBound, value.span.upperBound)
        )
      )
    }
    return .binary(BinarySyntax(first: first, rest: terms, span: span))
  }
}
