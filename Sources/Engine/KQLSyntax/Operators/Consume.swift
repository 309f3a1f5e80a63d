public import Diagnostics

/// Rows that are read and dropped.
public struct ConsumeSyntax: Sendable, Hashable {
  /// The settings.
  public var parameters: [OperatorParameterSyntax]
  /// Where it stands.
  public var span: SourceSpan

  /// Creates the node.
  public init(parameters: [OperatorParameterSyntax] = [], span: SourceSpan) {
    self.parameters = parameters
    self.span = span
  }
}

extension Parser {
  mutating func consumeOperator(_ keyword: Token) throws(Failure) -> OperatorSyntax {
    let parameters = try parameters()
    return .consume(ConsumeSyntax(parameters: parameters, span: span(from: keyword)))
  }
}

extension Printer {
  mutating func print(_ node: ConsumeSyntax) {
    write("consume")
    print(node.parameters)
  }
}
