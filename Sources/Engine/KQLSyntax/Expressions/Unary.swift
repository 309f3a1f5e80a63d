public import Diagnostics

/// A sign.
public enum UnaryOperator: String, Sendable, Hashable {
  case minus = "-"
  case plus = "+"
}

/// A signed expression.
public struct UnarySyntax: Sendable, Hashable {
  /// The sign.
  public var sign: UnaryOperator
  /// What it stands before.
  public var operand: ExpressionSyntax
  /// Where it stands.
  public var span: SourceSpan

  /// Creates the node.
  public init(sign: UnaryOperator, operand: ExpressionSyntax, span: SourceSpan) {
    self.sign = sign
    self.operand = operand
    self.span = span
  }
}
