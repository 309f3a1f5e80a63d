public import Tables

/// `sort`: all rows in order; equal rows keep their order.
public struct SortPlan: Sendable {
  /// Where the rows come from.
  public let input: LogicalPlan
  /// The order.
  public let keys: [SortKey]
  /// The columns.
  public let schema: Schema

  /// Creates a node.
  public init(
    input: LogicalPlan,
    keys: [SortKey]
  ) {
    self.input = input
    schema = input.schema
    self.keys = keys
  }
}
