public import Diagnostics

/// Rows extended by those of a small table.
public struct LookupSyntax: Sendable, Hashable {
  /// The settings, such as `kind=inner`.
  public var parameters: [OperatorParameterSyntax]
  /// The small table.
  public var table: ExpressionSyntax
  /// How rows match.
  public var condition: JoinConditionSyntax
  /// Where it stands.
  public var span: SourceSpan

  /// Creates the node.
  public init(
    parameters: [OperatorParameterSyntax] = [],
    table: ExpressionSyntax,
    condition: JoinConditionSyntax,
    span: SourceSpan
  ) {
    self.parameters = parameters
    self.table = table
    self.condition = condition
    self.span = span
  }
}
