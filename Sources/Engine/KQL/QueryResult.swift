import KQLPlan
public import Tables

/// The rows that one query expression gives.
public struct QueryResult: Sendable {
  /// `PrimaryResult`, or what the query named the result.
  public let name: String
  /// The columns.
  public let schema: Schema
  /// All rows.
  public let batch: Batch
  /// How the query asks for the rows to be drawn, if it does.
  public let chart: Chart?

  /// Creates a result.
  public init(name: String, schema: Schema, batch: Batch, chart: Chart? = nil) {
    self.name = name
    self.schema = schema
    self.batch = batch
    self.chart = chart
  }

  /// The chart of a `render`.
  public struct Chart: Sendable, Hashable {
    /// The kind: `timechart`, `barchart`, `table`, ...
    public let kind: String
    /// The properties as written, by name.
    public let properties: [String: String]

    /// Creates a chart.
    public init(kind: String, properties: [String: String]) {
      self.kind = kind
      self.properties = properties
    }

    init(_ rendering: Rendering) {
      kind = rendering.kind
      properties = Dictionary(rendering.properties.map { ($0.name, $0.value) }) { _, last in last }
    }
  }
}
