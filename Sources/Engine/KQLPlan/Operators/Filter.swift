public import Tables

/// `where`: the rows for which a condition is true.
public struct FilterPlan: Sendable {
  /// Where the rows come from.
  public let input: LogicalPlan
  /// The condition.
  public let condition: BoundExpression

  /// Creates a node.
  public init(
    input: LogicalPlan,
    condition: BoundExpression
  ) {
    self.input = input
    self.condition = condition
  }

  /// The columns.
  public var schema: Schema { input.schema }
}
