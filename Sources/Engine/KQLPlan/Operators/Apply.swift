public import Tables

/// `mv-apply`: a subquery over the expanded rows of each row.
///
/// The output is columns of the row, then the columns of the subquery; a row whose subquery gives
/// nothing vanishes.
public struct ApplyPlan: Sendable {
  /// How a row is expanded.
  public let expand: ExpandPlan
  /// The id of the `InputPlan` that stands for the expanded rows of one row.
  public let inputID: Int
  /// What is done with them.
  public let subquery: LogicalPlan
  /// The input columns that come out, in order.
  public let kept: [Int]
  /// The columns.
  public let schema: Schema

  /// Creates a node.
  public init(
    expand: ExpandPlan,
    inputID: Int,
    subquery: LogicalPlan,
    kept: [Int],
    schema: Schema
  ) {
    self.expand = expand
    self.inputID = inputID
    self.subquery = subquery
    self.kept = kept
    self.schema = schema
  }
}
