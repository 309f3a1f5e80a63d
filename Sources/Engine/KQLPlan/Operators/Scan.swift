public import Tables

/// The rows of a table.
public struct ScanPlan: Sendable {
  /// The table.
  public let table: String
  /// The columns to read, by position in the table, in this order.
  public let columns: [Int]
  /// The columns.
  public let schema: Schema

  /// Creates a node.
  public init(
    table: String,
    columns: [Int],
    schema: Schema
  ) {
    self.table = table
    self.columns = columns
    self.schema = schema
  }
}
