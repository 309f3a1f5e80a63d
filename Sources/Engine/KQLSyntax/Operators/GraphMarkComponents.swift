public import Diagnostics

/// Nodes marked by the component they belong to.
public struct GraphMarkComponentsSyntax: Sendable, Hashable {
  /// The settings, such as `kind=weak`.
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
  mutating func graphMarkComponentsOperator(
    _ keyword: Token
  ) throws(Failure) -> OperatorSyntax {
    let parameters = try parameters(["with_component_id"])
    return .graphMarkComponents(
      GraphMarkComponentsSyntax(parameters: parameters, span: span(from: keyword))
    )
  }
}

extension Printer {
  mutating func print(_ node: GraphMarkComponentsSyntax) {
    write("graph-mark-components")
    print(node.parameters)
  }
}
