public import Tables

/// `where`: the rows for which a condition is true.
public struct FilterPlan: Sendable {
  /// Where the rows come from.
  public let input: LogicalPlan
  /// The condition.
  public let condition: BoundExpression
  /// The columns.
  public let schema: Schema

  /// Creates a node.
  public init(
    input: LogicalPlan,
    condition: BoundExpression
  ) {
    self.input = input
    schema = input.schema
    self.condition = condition
  }
}
