import KQLPlan
import Synchronization
public import Tables

/// What a run may use besides the tables.
public struct QueryOptions: Sendable {
  /// The instant that `now()` means, in ticks.
  public var now: Int64
  /// Where pseudo-random functions start.
  public var seed: UInt64
  /// Rows that one operator may hold or produce; nil leaves the engine's own limit.
  public var rowLimit: Int?
  /// Bytes that results and operators may hold, estimated; nil leaves the engine's own limit.
  public var byteLimit: Int?
  /// Stops the run from another thread.
  public var cancellation: Cancellation?

  /// Creates options.
  public init(
    now: Int64 = Ticks.unixEpoch,
    seed: UInt64 = 0,
    rowLimit: Int? = nil,
    byteLimit: Int? = nil,
    cancellation: Cancellation? = nil
  ) {
    self.now = now
    self.seed = seed
    self.rowLimit = rowLimit
    self.byteLimit = byteLimit
    self.cancellation = cancellation
  }

  /// A context for one run.
  func context() -> QueryContext {
    var limits = QueryLimits()
    if let rowLimit { limits.rows = rowLimit }
    if let byteLimit { limits.bytes = byteLimit }
    let context = QueryContext(now: now, seed: seed, limits: limits)
    cancellation?.register(context)
    return context
  }
}

/// A way to stop runs from another thread.
public final class Cancellation: Sendable {
  private struct State {
    var contexts: [QueryContext] = []
    var reason: String?
  }

  private let state = Mutex(State())

  /// Creates one.
  public init() {}

  /// Stops all runs that were started with this, and those that would be later; the first reason
  /// is what they tell.
  public func cancel(_ reason: String = "the query was cancelled") {
    state.withLock { state in
      if state.reason == nil { state.reason = reason }
      for context in state.contexts { context.cancel() }
    }
  }

  /// Why the runs were stopped, if they were.
  public var reason: String? { state.withLock { $0.reason } }

  func register(_ context: QueryContext) {
    state.withLock { state in
      state.contexts.append(context)
      if state.reason != nil { context.cancel() }
    }
  }
}

/// Why a checked query did not come to its end.
public struct QueryStopped: Error, Sendable, Hashable, CustomStringConvertible {
  /// One sentence, without a full stop.
  public let message: String

  /// The message.
  public var description: String { message }
}
