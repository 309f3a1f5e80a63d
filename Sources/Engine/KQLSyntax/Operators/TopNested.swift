public import Diagnostics

/// The top values of a column, and of another within each.
public struct TopNestedSyntax: Sendable, Hashable {
  /// The levels, outermost first.
  public var levels: [TopNestedLevelSyntax]
  /// Where it stands.
  public var span: SourceSpan

  /// Creates the node.
  public init(levels: [TopNestedLevelSyntax], span: SourceSpan) {
    self.levels = levels
    self.span = span
  }
}

/// One level of `top-nested`.
public struct TopNestedLevelSyntax: Sendable, Hashable {
  /// How many values; all when nil.
  public var count: NamedExpressionSyntax?
  /// Of what.
  public var column: NamedExpressionSyntax
  /// The value that stands for the rest.
  public var others: NamedExpressionSyntax?
  /// What values are ranked by.
  public var aggregate: OrderedExpressionSyntax
  /// Where it stands.
  public var span: SourceSpan

  /// Creates the node.
  public init(
    count: NamedExpressionSyntax? = nil,
    column: NamedExpressionSyntax,
    others: NamedExpressionSyntax? = nil,
    aggregate: OrderedExpressionSyntax,
    span: SourceSpan
  ) {
    self.count = count
    self.column = column
    self.others = others
    self.aggregate = aggregate
    self.span = span
  }
}

extension Parser {
  mutating func topNestedOperator(_ keyword: Token) throws(Failure) -> OperatorSyntax {
    var levels = [try topNestedLevel(keyword)]
    while take(.comma) != nil {
      let next = try expect(.topNested)
      levels.append(try topNestedLevel(next))
    }
    return .topNested(TopNestedSyntax(levels: levels, span: span(from: keyword)))
  }

  private mutating func topNestedLevel(
    _ keyword: Token
  ) throws(Failure) -> TopNestedLevelSyntax {
    let count = at(.of) ? nil : try namedExpression()
    try expect(.of)
    let column = try namedExpression()
    var others: NamedExpressionSyntax?
    if take(.with) != nil {
      try expect(.others)
      try expect(.assign, "'=' after 'others'")
      let start = current
      let value = try isAtLiteral && (at(.minus) || at(.plus)) ? signedLiteral() : scalar()
      others = NamedExpressionSyntax(expression: value, span: span(from: start))
    }
    try expect(.by)
    let aggregate = try orderedExpression()
    return TopNestedLevelSyntax(
      count: count,
      column: column,
      others: others,
      aggregate: aggregate,
      span: span(from: keyword)
    )
  }
}

extension Printer {
  mutating func print(_ node: TopNestedSyntax) {
    list(node.levels) { printer, level in
      printer.write("top-nested ")
      if let count = level.count {
        printer.print(count)
        printer.write(" ")
      }
      printer.write("of ")
      printer.print(level.column)
      if let others = level.others {
        printer.write(" with others=")
        printer.print(others)
      }
      printer.write(" by ")
      printer.print(level.aggregate)
    }
  }
}
