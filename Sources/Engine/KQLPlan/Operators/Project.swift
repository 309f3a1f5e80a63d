public import Tables

/// `project`, `extend` and their kin: columns computed of each row.
public struct ProjectPlan: Sendable {
  /// Where the rows come from.
  public let input: LogicalPlan
  /// The columns.
  public let columns: [NamedExpression]
  /// Whether a column uses a window function, so that all rows are needed at once.
  public let isSerial: Bool
  /// The columns.
  public let schema: Schema

  /// Creates a node.
  public init(
    input: LogicalPlan,
    columns: [NamedExpression],
    isSerial: Bool
  ) {
    self.input = input
    self.columns = columns
    self.isSerial = isSerial
    self.schema = Schema(columns.map { .init($0.name, $0.expression.type) })
  }
}
