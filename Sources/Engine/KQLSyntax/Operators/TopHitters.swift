public import Diagnostics

/// The most frequent values, approximately.
public struct TopHittersSyntax: Sendable, Hashable {
  /// How many values.
  public var count: NamedExpressionSyntax
  /// Of what.
  public var column: NamedExpressionSyntax
  /// What to sum instead of counting.
  public var weight: OrderedExpressionSyntax?
  /// Where it stands.
  public var span: SourceSpan

  /// Creates the node.
  public init(
    count: NamedExpressionSyntax,
    column: NamedExpressionSyntax,
    weight: OrderedExpressionSyntax? = nil,
    span: SourceSpan
  ) {
    self.count = count
    self.column = column
    self.weight = weight
    self.span = span
  }
}

extension Parser {
  mutating func topHittersOperator(_ keyword: Token) throws(Failure) -> OperatorSyntax {
    let count = try namedExpression()
    try expect(.of)
    let column = try namedExpression()
    let weight = take(.by) != nil ? try orderedExpression() : nil
    return .topHitters(
      TopHittersSyntax(
        count: count,
        column: column,
        weight: weight,
        span: span(from: keyword)
      )
    )
  }
}

extension Printer {
  mutating func print(_ node: TopHittersSyntax) {
    write("top-hitters ")
    print(node.count)
    write(" of ")
    print(node.column)
    if let weight = node.weight {
      write(" by ")
      print(weight)
    }
  }
}
