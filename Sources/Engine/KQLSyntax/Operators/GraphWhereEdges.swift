public import Diagnostics

/// A filter on the edges of a graph.
public struct GraphWhereEdgesSyntax: Sendable, Hashable {
  /// Which edges stay.
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
  mutating func graphWhereEdgesOperator(
    _ keyword: Token
  ) throws(Failure) -> OperatorSyntax {
    let predicate = try scalar()
    return .graphWhereEdges(GraphWhereEdgesSyntax(predicate: predicate, span: span(from: keyword)))
  }
}

extension Printer {
  mutating func print(_ node: GraphWhereEdgesSyntax) {
    write("graph-where-edges ")
    print(node.predicate)
  }
}
