public import Diagnostics

/// Some different values of a column.
public struct SampleDistinctSyntax: Sendable, Hashable {
  /// The settings.
  public var parameters: [OperatorParameterSyntax]
  /// How many values.
  public var count: NamedExpressionSyntax
  /// Of what.
  public var column: NamedExpressionSyntax
  /// Where it stands.
  public var span: SourceSpan

  /// Creates the node.
  public init(
    parameters: [OperatorParameterSyntax] = [],
    count: NamedExpressionSyntax,
    column: NamedExpressionSyntax,
    span: SourceSpan
  ) {
    self.parameters = parameters
    self.count = count
    self.column = column
    self.span = span
  }
}

extension Parser {
  mutating func sampleDistinctOperator(
    _ keyword: Token
  ) throws(Failure) -> OperatorSyntax {
    let parameters = try parameters()
    let count = try namedExpression()
    try expect(.of)
    let column = try namedExpression()
    return .sampleDistinct(
      SampleDistinctSyntax(
        parameters: parameters,
        count: count,
        column: column,
        span: span(from: keyword)
      )
    )
  }
}

extension Printer {
  mutating func print(_ node: SampleDistinctSyntax) {
    write("sample-distinct")
    print(node.parameters)
    write(" ")
    print(node.count)
    write(" of ")
    print(node.column)
  }
}
