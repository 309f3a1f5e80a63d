public import Diagnostics

/// An expression in parentheses.
public struct ParenthesizedSyntax: Sendable, Hashable {
  /// The expression.
  public var expression: ExpressionSyntax
  /// Where it stands.
  public var span: SourceSpan

  /// Creates the node.
  public init(expression: ExpressionSyntax, span: SourceSpan) {
    self.expression = expression
    self.span = span
  }
}
