public import Diagnostics

/// Aggregates over the bins of an axis.
public struct MakeSeriesSyntax: Sendable, Hashable {
  /// The settings, such as `kind=nonempty`.
  public var parameters: [OperatorParameterSyntax]
  /// What to compute.
  public var aggregates: [MakeSeriesAggregateSyntax]
  /// The axis.
  public var axis: NamedExpressionSyntax
  /// The bins.
  public var range: MakeSeriesRangeSyntax
  /// The keys after `by`.
  public var groups: [NamedExpressionSyntax]
  /// Where it stands.
  public var span: SourceSpan

  /// Creates the node.
  public init(
    parameters: [OperatorParameterSyntax] = [],
    aggregates: [MakeSeriesAggregateSyntax],
    axis: NamedExpressionSyntax,
    range: MakeSeriesRangeSyntax,
    groups: [NamedExpressionSyntax] = [],
    span: SourceSpan
  ) {
    self.parameters = parameters
    self.aggregates = aggregates
    self.axis = axis
    self.range = range
    self.groups = groups
    self.span = span
  }
}

/// An aggregate of `make-series`.
public struct MakeSeriesAggregateSyntax: Sendable, Hashable {
  /// The aggregate.
  public var expression: NamedExpressionSyntax
  /// The value of bins without rows.
  public var defaultValue: NamedExpressionSyntax?
  /// Where it stands.
  public var span: SourceSpan

  /// Creates the node.
  public init(
    expression: NamedExpressionSyntax,
    defaultValue: NamedExpressionSyntax? = nil,
    span: SourceSpan
  ) {
    self.expression = expression
    self.defaultValue = defaultValue
    self.span = span
  }
}

/// The bins of `make-series`.
public enum MakeSeriesRangeSyntax: Sendable, Hashable {
  /// `from a to b step c`; the ends may be left out.
  case steps(
    from: NamedExpressionSyntax?,
    to: NamedExpressionSyntax?,
    step: NamedExpressionSyntax
  )
  /// `in range (a, b, c)`, whose end belongs to it.
  case inRange(
    from: NamedExpressionSyntax,
    to: NamedExpressionSyntax,
    step: NamedExpressionSyntax
  )
}

extension Parser {
  mutating func makeSeriesOperator(_ keyword: Token) throws(Failure) -> OperatorSyntax {
    let parameters = try parameters()
    var aggregates: [MakeSeriesAggregateSyntax] = []
    repeat { aggregates.append(try seriesAggregate()) } while take(.comma) != nil
    try expect(.on)
    let axis = try namedExpression()
    let range = try at(.in) ? rangeOfCall() : rangeOfSteps()
    let groups = take(.by) != nil ? try namedExpressions() : []
    return .makeSeries(
      MakeSeriesSyntax(
        parameters: parameters,
        aggregates: aggregates,
        axis: axis,
        range: range,
        groups: groups,
        span: span(from: keyword)
      )
    )
  }

  private mutating func seriesAggregate() throws(Failure) -> MakeSeriesAggregateSyntax {
    let start = current
    let expression = try namedExpression()
    var defaultValue: NamedExpressionSyntax?
    if take(.default) != nil {
      try expect(.assign, "'=' after 'default'")
      defaultValue = try namedExpression()
    }
    return MakeSeriesAggregateSyntax(
      expression: expression,
      defaultValue: defaultValue,
      span: span(from: start)
    )
  }

  private mutating func rangeOfSteps() throws(Failure) -> MakeSeriesRangeSyntax {
    let from = take(.from) != nil ? try namedExpression() : nil
    let to = take(.to) != nil ? try namedExpression() : nil
    try expect(.step)
    return .steps(from: from, to: to, step: try namedExpression())
  }

  private mutating func rangeOfCall() throws(Failure) -> MakeSeriesRangeSyntax {
    advance()
    try expect(.range)
    try expect(.openParenthesis, "'(' and the range")
    let from = try namedExpression()
    try expect(.comma, "',' and the end of the range")
    let to = try namedExpression()
    try expect(.comma, "',' and the step of the range")
    let step = try namedExpression()
    try expect(.closeParenthesis, "')' after the range")
    return .inRange(from: from, to: to, step: step)
  }
}

extension Printer {
  mutating func print(_ node: MakeSeriesSyntax) {
    write("make-series")
    print(node.parameters)
    write(" ")
    list(node.aggregates) { printer, aggregate in
      printer.print(aggregate.expression)
      if let value = aggregate.defaultValue {
        printer.write(" default=")
        printer.print(value)
      }
    }
    write(" on ")
    print(node.axis)
    print(node.range)
    if !node.groups.isEmpty {
      write(" by ")
      list(node.groups) { $0.print($1) }
    }
  }

  private mutating func print(_ range: MakeSeriesRangeSyntax) {
    switch range {
    case .steps(let from, let to, let step):
      if let from {
        write(" from ")
        print(from)
      }
      if let to {
        write(" to ")
        print(to)
      }
      write(" step ")
      print(step)
    case .inRange(let from, let to, let step):
      write(" in range (")
      list([from, to, step]) { $0.print($1) }
      write(")")
    }
  }
}
