public import Tables

/// Rows that the query itself holds.
public struct ValuesPlan: Sendable {
  /// The rows.
  public let batch: Batch
  /// The columns.
  public let schema: Schema

  /// Creates a node.
  public init(
    batch: Batch,
    schema: Schema
  ) {
    self.batch = batch
    self.schema = schema
  }
}
