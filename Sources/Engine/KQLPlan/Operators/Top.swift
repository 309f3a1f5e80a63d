public import Tables

/// `top`: the first rows in an order.
public struct TopPlan: Sendable {
  /// Where the rows come from.
  public let input: LogicalPlan
  /// How many rows; has no columns.
  public let count: BoundExpression
  /// The order.
  public let keys: [SortKey]
  /// The columns.
  public let schema: Schema

  /// Creates a node.
  public init(
    input: LogicalPlan,
    count: BoundExpression,
    keys: [SortKey]
  ) {
    self.input = input
    schema = input.schema
    self.count = count
    self.keys = keys
  }
}
