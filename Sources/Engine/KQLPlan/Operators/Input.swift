public import Tables

/// The rows that an enclosing operator hands to its subquery.
public struct InputPlan: Sendable {
  /// Which operator.
  public let id: Int
  /// The columns.
  public let schema: Schema

  /// Creates a node.
  public init(
    id: Int,
    schema: Schema
  ) {
    self.id = id
    self.schema = schema
  }
}
