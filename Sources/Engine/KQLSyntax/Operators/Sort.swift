public import Diagnostics

/// An order.
public struct SortSyntax: Sendable, Hashable {
  /// The settings.
  public var parameters: [OperatorParameterSyntax]
  /// The keys, first the most significant.
  public var keys: [OrderedExpressionSyntax]
  /// Where it stands.
  public var span: SourceSpan

  /// Creates the node.
  public init(
    parameters: [OperatorParameterSyntax] = [],
    keys: [OrderedExpressionSyntax],
    span: SourceSpan
  ) {
    self.parameters = parameters
    self.keys = keys
    self.span = span
  }
}

extension Parser {
  mutating func sortOperator(_ keyword: Token) throws(Failure) -> OperatorSyntax {
    let parameters = try parameters()
    try expect(.by)
    let keys = try orderedExpressions()
    return .sort(SortSyntax(parameters: parameters, keys: keys, span: span(from: keyword)))
  }
}

extension Printer {
  mutating func print(_ node: SortSyntax) {
    write("sort")
    print(node.parameters)
    write(" by ")
    list(node.keys) { $0.print($1) }
  }
}
