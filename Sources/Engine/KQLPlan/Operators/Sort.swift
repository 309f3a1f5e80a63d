public import Tables

/// `sort`: all rows in order; equal rows keep their order.
public struct SortPlan: Sendable {
  /// Where the rows come from.
  public let input: LogicalPlan
  /// The order.
  public let keys: [SortKey]

  /// Creates a node.
  public init(
    input: LogicalPlan,
    keys: [SortKey]
  ) {
    self.input = input
    self.keys = keys
  }

  /// The columns.
  public var schema: Schema { input.schema }
}
