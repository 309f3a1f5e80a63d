public import Diagnostics

/// A materialized view and what came after it.
public struct ViewCombineSyntax: Sendable, Hashable {
  /// The view's name.
  public var name: ExpressionSyntax
  /// The rows that are materialized.
  public var base: ExpressionSyntax
  /// The rows that are not yet.
  public var delta: ExpressionSyntax
  /// How the two are combined.
  public var aggregations: SummarizeSyntax
  /// Where it stands.
  public var span: SourceSpan

  /// Creates the node.
  public init(
    name: ExpressionSyntax,
    base: ExpressionSyntax,
    delta: ExpressionSyntax,
    aggregations: SummarizeSyntax,
    span: SourceSpan
  ) {
    self.name = name
    self.base = base
    self.delta = delta
    self.aggregations = aggregations
    self.span = span
  }
}
