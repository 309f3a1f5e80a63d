import Synchronization

/// What a run of a query may use besides its tables: the clock, chance, limits and a memory.
public final class QueryContext: Sendable {
  /// The instant that `now()` means throughout the query, in ticks.
  public let now: Int64
  /// Where pseudo-random functions start.
  public let seed: UInt64
  /// How much the run may use.
  public let limits: QueryLimits

  private let cancelled = Atomic<Bool>(false)
  private let tickets = Atomic<UInt64>(0)
  private let memory = Mutex<[String: any Sendable]>([:])

  /// Creates a context.
  public init(now: Int64, seed: UInt64 = 0, limits: QueryLimits = QueryLimits()) {
    self.now = now
    self.seed = seed
    self.limits = limits
  }

  /// Asks the run to stop at the next batch; may be called from any thread.
  public func cancel() { cancelled.store(true, ordering: .relaxed) }

  /// Throws when the run was asked to stop; called once a batch.
  public func checkCancellation() throws {
    if cancelled.load(ordering: .relaxed) { throw QueryFailure("the query was cancelled") }
  }

  /// 1, 2, 3, ...: a number that no other call of this run was given.
  public func ticket() -> UInt64 {
    tickets.wrappingAdd(1, ordering: .relaxed).newValue
  }

  /// The value made for `key` earlier in this run, or a new one: compiled patterns, parsed lists.
  public func remember<Value: Sendable>(
    _ key: String,
    _ make: () throws -> Value
  ) rethrows -> Value {
    if let known = memory.withLock({ $0[key] }) as? Value { return known }
    let value = try make()
    memory.withLock { $0[key] = value }
    return value
  }
}

/// How much a query may use before it is stopped with an error.
public struct QueryLimits: Sendable, Hashable {
  /// Rows that one operator may hold or produce.
  public var rows: Int
  /// Bytes that results and operator state may hold, estimated.
  public var bytes: Int

  /// Creates limits.
  public init(rows: Int = 200_000_000, bytes: Int = 8 << 30) {
    self.rows = rows
    self.bytes = bytes
  }
}

/// Why a query could not be run to its end.
public struct QueryFailure: Error, Sendable, Hashable, CustomStringConvertible {
  /// One sentence, without a full stop.
  public let message: String

  /// Creates a failure.
  public init(_ message: String) { self.message = message }

  /// The message.
  public var description: String { message }
}
