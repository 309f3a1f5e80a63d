public import Diagnostics

/// The most frequent values, approximately.
public struct TopHittersSyntax: Sendable, Hashable {
  /// How many values.
  public var count: NamedExpressionSyntax
  /// Of what.
  public var column: NamedExpressionSyntax
  /// What to sum instead of counting.
  public var weight: OrderedExpressionSyntax?
  /// Where it stands.
  public var span: SourceSpan

  /// Creates the node.
  public init(
    count: NamedExpressionSyntax,
    column: NamedExpressionSyntax,
    weight: OrderedExpressionSyntax? = nil,
    span: SourceSpan
  ) {
    self.count = count
    self.column = column
    self.weight = weight
    self.span = span
  }
}
