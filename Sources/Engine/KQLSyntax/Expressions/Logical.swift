public import Diagnostics

/// `and` or `or`.
public enum LogicalOperator: String, Sendable, Hashable {
  case and
  case or
}

/// `and` or `or` of several operands.
public struct LogicalSyntax: Sendable, Hashable {
  /// Which of the two.
  public var kind: LogicalOperator
  /// The operands, from left to right; at least two.
  public var operands: [ExpressionSyntax]
  /// Where it stands.
  public var span: SourceSpan

  /// Creates the node.
  public init(kind: LogicalOperator, operands: [ExpressionSyntax], span: SourceSpan) {
    self.kind = kind
    self.operands = operands
    self.span = span
  }
}
