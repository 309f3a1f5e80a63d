public import Tables

/// `partition`: a subquery over the rows of each value of a key, in the order of first appearance.
public struct PartitionPlan: Sendable {
  /// Where the rows come from.
  public let input: LogicalPlan
  /// The key.
  public let key: BoundExpression
  /// The id of the `InputPlan` that stands for the rows of one key.
  public let inputID: Int
  /// What is done with them.
  public let subquery: LogicalPlan
  /// The columns.
  public let schema: Schema

  /// Creates a node.
  public init(
    input: LogicalPlan,
    key: BoundExpression,
    inputID: Int,
    subquery: LogicalPlan
  ) {
    self.input = input
    self.key = key
    self.inputID = inputID
    self.subquery = subquery
    schema = subquery.schema
  }
}
