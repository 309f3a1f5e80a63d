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
