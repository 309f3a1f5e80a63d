public import Tables

/// An aggregate of `make-series` and what stands in steps without rows.
public struct SeriesAggregate: Sendable {
  /// The aggregate, of one output.
  public let call: AggregateCall
  /// The value of steps without rows; 0 of the result's type when nothing else is said.
  public let defaultValue: ScalarValue

  /// Creates an aggregate.
  public init(call: AggregateCall, defaultValue: ScalarValue) {
    self.call = call
    self.defaultValue = defaultValue
  }
}

/// `make-series`: aggregates of each group at regular steps of an axis, as arrays.
///
/// Columns: the keys, one dynamic array an aggregate, the axis as a dynamic array.
public struct MakeSeriesPlan: Sendable {
  /// Where the rows come from.
  public let input: LogicalPlan
  /// What makes a group.
  public let keys: [NamedExpression]
  /// The aggregates.
  public let aggregates: [SeriesAggregate]
  /// The axis: a number, datetime or timespan.
  public let axis: NamedExpression
  /// The first step; nil starts at the smallest value.
  public let from: BoundExpression?
  /// Where the steps end, exclusive; nil ends with the largest value, inclusive.
  public let to: BoundExpression?
  /// The distance of steps.
  public let step: BoundExpression
  /// Whether no rows still give one series of defaults.
  public let isNonempty: Bool
  /// The columns.
  public let schema: Schema

  /// Creates a node.
  public init(
    input: LogicalPlan,
    keys: [NamedExpression],
    aggregates: [SeriesAggregate],
    axis: NamedExpression,
    from: BoundExpression?,
    to: BoundExpression?,
    step: BoundExpression,
    isNonempty: Bool,
    schema: Schema
  ) {
    self.input = input
    self.keys = keys
    self.aggregates = aggregates
    self.axis = axis
    self.from = from
    self.to = to
    self.step = step
    self.isNonempty = isNonempty
    self.schema = schema
  }
}
