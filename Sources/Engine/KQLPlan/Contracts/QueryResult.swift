public import Tables

/// The rows that one query expression gives.
public struct ResultTable: Sendable {
  /// `PrimaryResult`, or what the query named the table.
  public let name: String
  /// The columns.
  public let schema: Schema
  /// All rows.
  public let batch: Batch

  /// Creates a result.
  public init(name: String, schema: Schema, batch: Batch) {
    self.name = name
    self.schema = schema
    self.batch = batch
  }
}
