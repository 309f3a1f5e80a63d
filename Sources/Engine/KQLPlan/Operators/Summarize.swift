public import Tables

/// `summarize`: aggregates of the rows of each group; groups come in the order they are first seen.
public struct SummarizePlan: Sendable {
  /// Where the rows come from.
  public let input: LogicalPlan
  /// What makes a group; without any, all rows are one group, even of no rows.
  public let keys: [NamedExpression]
  /// The aggregates.
  public let aggregates: [AggregateCall]
  /// The columns.
  public let schema: Schema

  /// Creates a node.
  public init(
    input: LogicalPlan,
    keys: [NamedExpression],
    aggregates: [AggregateCall]
  ) {
    self.input = input
    self.keys = keys
    self.aggregates = aggregates
    self.schema = Schema(
      keys.map { .init($0.name, $0.expression.type) } + aggregates.flatMap { $0.outputs }
    )
  }
}
