public import Diagnostics

/// A range test, `a between (b .. c)`.
public struct BetweenSyntax: Sendable, Hashable {
  /// What is tested.
  public var operand: ExpressionSyntax
  /// Whether it is `!between`.
  public var isNegated: Bool
  /// Where the operator stands.
  public var operatorSpan: SourceSpan
  /// The first value of the range.
  public var lower: ExpressionSyntax
  /// The last value of the range.
  public var upper: ExpressionSyntax
  /// Where it stands.
  public var span: SourceSpan

  /// Creates the node.
  public init(
    operand: ExpressionSyntax,
    isNegated: Bool,
    operatorSpan: SourceSpan,
    lower: ExpressionSyntax,
    upper: ExpressionSyntax,
    span: SourceSpan
  ) {
    self.operand = operand
    self.isNegated = isNegated
    self.operatorSpan = operatorSpan
    self.lower = lower
    self.upper = upper
    self.span = span
  }
}
