public import Diagnostics

/// The first rows of an order.
public struct TopSyntax: Sendable, Hashable {
  /// The settings.
  public var parameters: [OperatorParameterSyntax]
  /// How many rows.
  public var count: NamedExpressionSyntax
  /// The key; the grammar has one.
  public var keys: [OrderedExpressionSyntax]
  /// Where it stands.
  public var span: SourceSpan

  /// Creates the node.
  public init(
    parameters: [OperatorParameterSyntax] = [],
    count: NamedExpressionSyntax,
    keys: [OrderedExpressionSyntax],
    span: SourceSpan
  ) {
    self.parameters = parameters
    self.count = count
    self.keys = keys
    self.span = span
  }
}

extension Parser {
  mutating func topOperator(_ keyword: Token) throws(Failure) -> OperatorSyntax {
    let parameters = try parameters()
    let count = try namedExpression()
    try expect(.by)
    let key = try orderedExpression()
    return .top(
      TopSyntax(parameters: parameters, count: count, keys: [key], span: span(from: keyword))
    )
  }
}

extension Printer {
  mutating func print(_ node: TopSyntax) {
    write("top")
    print(node.parameters)
    write(" ")
    print(node.count)
    write(" by ")
    list(node.keys) { $0.print($1) }
  }
}
