public import Tables

/// `range`: the numbers or times from one value to another.
public struct RangePlan: Sendable {
  /// The first value; has no columns.
  public let from: BoundExpression
  /// No value beyond this one.
  public let to: BoundExpression
  /// The distance.
  public let step: BoundExpression
  /// The columns.
  public let schema: Schema

  /// Creates a node.
  public init(
    from: BoundExpression,
    to: BoundExpression,
    step: BoundExpression,
    schema: Schema
  ) {
    self.from = from
    self.to = to
    self.step = step
    self.schema = schema
  }
}
