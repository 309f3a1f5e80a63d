public import Tables

/// `sample`: so many rows, chosen by chance.
public struct SamplePlan: Sendable {
  /// Where the rows come from.
  public let input: LogicalPlan
  /// How many rows; has no columns.
  public let count: BoundExpression

  /// Creates a node.
  public init(
    input: LogicalPlan,
    count: BoundExpression
  ) {
    self.input = input
    self.count = count
  }

  /// The columns.
  public var schema: Schema { input.schema }
}
