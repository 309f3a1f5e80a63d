public import Tables

/// One level of `top-nested`.
public struct TopNestedLevel: Sendable {
  /// How many values; nil takes all.
  public let count: BoundExpression?
  /// The value; its column comes out.
  public let key: NamedExpression
  /// What stands for all other values, if asked for.
  public let others: BoundExpression?
  /// What values are ranked by; its one output comes out.
  public let aggregate: AggregateCall
  /// Whether small aggregates rank first.
  public let isAscending: Bool

  /// Creates a level.
  public init(
    count: BoundExpression?,
    key: NamedExpression,
    others: BoundExpression?,
    aggregate: AggregateCall,
    isAscending: Bool
  ) {
    self.count = count
    self.key = key
    self.others = others
    self.aggregate = aggregate
    self.isAscending = isAscending
  }
}

/// `top-nested`: the top values of each level within those of the level above.
public struct TopNestedPlan: Sendable {
  /// Where the rows come from.
  public let input: LogicalPlan
  /// The levels from the outside in.
  public let levels: [TopNestedLevel]
  /// The columns.
  public let schema: Schema

  /// Creates a node.
  public init(
    input: LogicalPlan,
    levels: [TopNestedLevel],
    schema: Schema
  ) {
    self.input = input
    self.levels = levels
    self.schema = schema
  }
}
