public import Tables

/// `sample`: so many rows, chosen by chance.
public struct SamplePlan: Sendable {
  /// Where the rows come from.
  public let input: LogicalPlan
  /// How many rows; has no columns.
  public let count: BoundExpression
  /// The columns.
  public let schema: Schema

  /// Creates a node.
  public init(
    input: LogicalPlan,
    count: BoundExpression
  ) {
    self.input = input
    schema = input.schema
    self.count = count
  }
}
