public import Tables

/// `union`: the rows of all inputs, one input after the other.
public struct UnionPlan: Sendable {
  /// Plans of the same columns.
  public let inputs: [LogicalPlan]
  /// The columns.
  public let schema: Schema

  /// Creates a node.
  public init(
    inputs: [LogicalPlan],
    schema: Schema
  ) {
    self.inputs = inputs
    self.schema = schema
  }
}
