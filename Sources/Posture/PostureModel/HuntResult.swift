/// What exported events say about a control: whether what it asks about is being used.
public struct HuntResult: Sendable, Hashable {
  /// What came of looking.
  public enum Outcome: Sendable, Hashable {
    /// It happened so many times, between two times in ISO 8601.
    case seen(count: Int, first: String?, last: String?)
    /// The events are there, and it did not happen.
    case notSeen
    /// Nobody looked: why.
    case notRun(reason: String)
  }

  /// The control.
  public var control: String
  /// What its rows are.
  public var title: String
  /// What came of looking.
  public var outcome: Outcome
  /// The tables of events that were looked into, by name.
  public var tables: [String]
  /// The names of the columns.
  public var columns: [String]
  /// The latest rows, as texts; nil for null.
  public var rows: [[String?]]

  /// Up to how many rows are kept.
  public static let keptRows = 20

  /// Creates a result.
  public init(
    control: String,
    title: String,
    outcome: Outcome,
    tables: [String] = [],
    columns: [String] = [],
    rows: [[String?]] = []
  ) {
    self.control = control
    self.title = title
    self.outcome = outcome
    self.tables = tables
    self.columns = columns
    self.rows = rows
  }

  /// How many times it happened; 0 when it did not or nobody looked.
  public var count: Int {
    if case .seen(let count, _, _) = outcome { count } else { 0 }
  }
}
