public import Diagnostics

/// Patterns of a text column.
public struct ReduceSyntax: Sendable, Hashable {
  /// The settings.
  public var parameters: [OperatorParameterSyntax]
  /// The texts.
  public var column: NamedExpressionSyntax
  /// The options after `with`.
  public var options: [NamedExpressionSyntax]
  /// Where it stands.
  public var span: SourceSpan

  /// Creates the node.
  public init(
    parameters: [OperatorParameterSyntax] = [],
    column: NamedExpressionSyntax,
    options: [NamedExpressionSyntax] = [],
    span: SourceSpan
  ) {
    self.parameters = parameters
    self.column = column
    self.options = options
    self.span = span
  }
}

extension Parser {
  mutating func reduceOperator(_ keyword: Token) throws(Failure) -> OperatorSyntax {
    let parameters = try parameters()
    try expect(.by)
    let column = try namedExpression()
    let options = take(.with) != nil ? try namedExpressions() : []
    return .reduce(
      ReduceSyntax(
        parameters: parameters,
        column: column,
        options: options,
        span: span(from: keyword)
      )
    )
  }
}

extension Printer {
  mutating func print(_ node: ReduceSyntax) {
    write("reduce")
    print(node.parameters)
    write(" by ")
    print(node.column)
    if !node.options.isEmpty {
      write(" with ")
      list(node.options) { $0.print($1) }
    }
  }
}
