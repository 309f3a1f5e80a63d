public import Diagnostics
public import PostureModel
public import Tables

/// A small tenant with the verdict that a control must come to on it.
public struct ControlExample: Sendable {
  /// The rows of one table.
  public struct GivenTable: Sendable {
    /// The table.
    public let name: String
    /// Its rows, each with the columns that matter.
    public let rows: [Row]

    /// Creates the rows of a table.
    package init(name: String, rows: [Row]) {
      self.name = name
      self.rows = rows
    }
  }

  /// One row of a given table.
  public struct Row: Sendable {
    /// The columns that matter, in their order.
    public let values: [DynamicValue.BagEntry]
    /// Where it stands.
    public let position: SourcePosition

    /// Creates a row.
    package init(values: [DynamicValue.BagEntry], position: SourcePosition) {
      self.values = values
      self.position = position
    }
  }

  /// What is special about it.
  public let name: String
  /// The collected tables; every other table is not collected.
  public let given: [GivenTable]
  /// The verdict that it must come to.
  public let verdict: Verdict.Kind
  /// The share that a partial verdict must have.
  public let share: Double?
  /// The time that the check takes as now, ISO 8601, when it matters.
  public let now: String?
  /// Where it stands.
  public let position: SourcePosition
}
