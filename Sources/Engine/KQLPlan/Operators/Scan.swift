public import Tables

/// The rows of a table.
public struct ScanPlan: Sendable {
  /// The table.
  public let table: String
  /// The columns to read, by position in the table, in this order.
  public let columns: [Int]
  /// The columns.
  public let schema: Schema
  /// Where the rows are when they are those of no table.
  public let external: ExternalSource?
  /// The columns, by position among these, that nothing looks at.
  public let unread: Set<Int>

  /// Creates a node.
  public init(
    table: String,
    columns: [Int],
    schema: Schema,
    external: ExternalSource? = nil,
    unread: Set<Int> = []
  ) {
    self.table = table
    self.columns = columns
    self.schema = schema
    self.external = external
    self.unread = unread
  }
}
