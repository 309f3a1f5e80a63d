public import Diagnostics

/// Rows matched with those of another table.
public struct JoinSyntax: Sendable, Hashable {
  /// The settings, such as `kind=inner`.
  public var parameters: [OperatorParameterSyntax]
  /// The other table.
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

/// How the rows of two tables match.
public enum JoinConditionSyntax: Sendable, Hashable {
  /// No condition: every row with every row.
  case none
  /// Columns that both have, and equalities of `$left` and `$right`.
  case on([ExpressionSyntax])
  /// A predicate.
  case `where`(ExpressionSyntax)
}
