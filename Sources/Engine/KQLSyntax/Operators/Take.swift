public import Diagnostics

/// Some rows.
public struct TakeSyntax: Sendable, Hashable {
  /// The settings.
  public var parameters: [OperatorParameterSyntax]
  /// How many rows.
  public var count: NamedExpressionSyntax
  /// Where it stands.
  public var span: SourceSpan

  /// Creates the node.
  public init(
    parameters: [OperatorParameterSyntax] = [],
    count: NamedExpressionSyntax,
    span: SourceSpan
  ) {
    self.parameters = parameters
    self.count = count
    self.span = span
  }
}

extension Parser {
  mutating func takeOperator(_ keyword: Token) throws(Failure) -> OperatorSyntax {
    let parameters = try parameters()
    let count = try namedExpression()
    return .take(TakeSyntax(parameters: parameters, count: count, span: span(from: keyword)))
  }
}

extension Printer {
  mutating func print(_ node: TakeSyntax) {
    write("take")
    print(node.parameters)
    write(" ")
    print(node.count)
  }
}
