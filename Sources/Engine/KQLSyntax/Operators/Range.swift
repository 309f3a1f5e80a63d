public import Diagnostics

/// A column of evenly spaced values.
public struct RangeSyntax: Sendable, Hashable {
  /// The column.
  public var name: NameSyntax
  /// The first value.
  public var from: ExpressionSyntax
  /// The bound.
  public var to: ExpressionSyntax
  /// The difference.
  public var step: ExpressionSyntax
  /// Where it stands.
  public var span: SourceSpan

  /// Creates the node.
  public init(
    name: NameSyntax,
    from: ExpressionSyntax,
    to: ExpressionSyntax,
    step: ExpressionSyntax,
    span: SourceSpan
  ) {
    self.name = name
    self.from = from
    self.to = to
    self.step = step
    self.span = span
  }
}
