public import Diagnostics

/// A filter on the nodes of a graph.
public struct GraphWhereNodesSyntax: Sendable, Hashable {
  /// Which nodes stay.
  public var predicate: ExpressionSyntax
  /// Where it stands.
  public var span: SourceSpan

  /// Creates the node.
  public init(predicate: ExpressionSyntax, span: SourceSpan) {
    self.predicate = predicate
    self.span = span
  }
}

extension Parser {
  mutating func graphWhereNodesOperator(
    _ keyword: Token
  ) throws(Failure) -> OperatorSyntax {
    let predicate = try scalar()
    return .graphWhereNodes(GraphWhereNodesSyntax(predicate: predicate, span: span(from: keyword)))
  }
}

extension Printer {
  mutating func print(_ node: GraphWhereNodesSyntax) {
    write("graph-where-nodes ")
    print(node.predicate)
  }
}
