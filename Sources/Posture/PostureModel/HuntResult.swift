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
  /// What was asked, in KQL, when the run says so.
  public var query: String?
  /// How often it happened on each day, oldest first; the last `keptDays` that have any.
  public var days: [Day]
  /// The names of the columns.
  public var columns: [String]
  /// The latest rows, as texts; nil for null.
  public var rows: [[String?]]

  /// Up to how many rows are kept.
  public static let keptRows = 20
  /// Up to how many days are kept.
  public static let keptDays = 366

  /// A day on which it happened.
  public struct Day: Sendable, Hashable {
    /// The day, `YYYY-MM-DD`.
    public var day: String
    /// How often.
    public var count: Int

    /// Creates a day.
    public init(day: String, count: Int) {
      self.day = day
      self.count = count
    }
  }

  /// Creates a result.
  public init(
    control: String,
    title: String,
    outcome: Outcome,
    tables: [String] = [],
    query: String? = nil,
    days: [Day] = [],
    columns: [String] = [],
    rows: [[String?]] = []
  ) {
    self.control = control
    self.title = title
    self.outcome = outcome
    self.tables = tables
    self.query = query
    self.days = days
    self.columns = columns
    self.rows = rows
  }

  /// How many times it happened; 0 when it did not or nobody looked.
  public var count: Int {
    if case .seen(let count, _, _) = outcome { count } else { 0 }
  }
}
