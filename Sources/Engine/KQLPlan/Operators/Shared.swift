public import Tables

/// Rows that are computed once in a run, however often they are used.
public struct SharedPlan: Sendable {
  /// What the uses have in common.
  public let id: Int
  /// How the rows are computed.
  public let plan: LogicalPlan

  /// Creates a node.
  public init(
    id: Int,
    plan: LogicalPlan
  ) {
    self.id = id
    self.plan = plan
  }

  /// The columns.
  public var schema: Schema { plan.schema }
}
