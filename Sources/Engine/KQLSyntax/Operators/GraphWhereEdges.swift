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
