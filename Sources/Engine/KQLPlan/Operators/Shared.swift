public import Tables

/// Rows that are computed once in a run, however often they are used.
public struct SharedPlan: Sendable {
  /// What the uses have in common.
  public let id: Int
  /// How the rows are computed.
  public let plan: LogicalPlan
  /// The columns.
  public let schema: Schema

  /// Creates a node.
  public init(
    id: Int,
    plan: LogicalPlan
  ) {
    self.id = id
    self.plan = plan
    schema = plan.schema
  }
}
