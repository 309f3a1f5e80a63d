public import Diagnostics

/// A filter, `where x > 1`.
public struct WhereSyntax: Sendable, Hashable {
  /// The settings.
  public var parameters: [OperatorParameterSyntax]
  /// Which rows stay.
  public var predicate: NamedExpressionSyntax
  /// Where it stands.
  public var span: SourceSpan

  /// Creates the node.
  public init(
    parameters: [OperatorParameterSyntax] = [],
    predicate: NamedExpressionSyntax,
    span: SourceSpan
  ) {
    self.parameters = parameters
    self.predicate = predicate
    self.span = span
  }
}

extension Parser {
  mutating func whereOperator(_ keyword: Token) throws(Diagnostic) -> WhereSyntax {
    let parameters = try parameters()
    let predicate = try namedExpression()
    return WhereSyntax(parameters: parameters, predicate: predicate, span: span(from: keyword))
  }
}

extension Printer {
  mutating func print(_ node: WhereSyntax) {
    write("where")
    print(node.parameters)
    write(" ")
    print(node.predicate)
  }
}
