/// Whether one evidence table was collected.
public struct CollectionStatus: Sendable, Hashable {
  /// What became of a table.
  public enum State: String, Sendable, Hashable, CaseIterable {
    /// It is there.
    case collected
    /// It is there and has no rows, which is an answer.
    case empty
    /// Some of it is there.
    case partial
    /// Its collection was tried and failed.
    case failed
    /// Nothing in the export speaks of it.
    case absent
  }

  /// The table.
  public var table: String
  /// What became of it.
  public var state: State
  /// The file that it came from.
  public var source: String?
  /// The command or request that collects it.
  public var command: String?
  /// Why it failed or is partial.
  public var reason: String?
  /// How many rows it has.
  public var count: Int

  /// Creates a status.
  public init(
    table: String,
    state: State,
    source: String? = nil,
    command: String? = nil,
    reason: String? = nil,
    count: Int = 0
  ) {
    self.table = table
    self.state = state
    self.source = source
    self.command = command
    self.reason = reason
    self.count = count
  }
}
