import KQLPlan
import Synchronization
import Tables

/// What functions of a prelude have been bound to: the queries that follow, which mostly call the
/// same ones, take it from here.
///
/// A function is bound anew for other types of arguments, and for other constants, which may decide
/// what it means.
public final class PreludeBodies: Sendable {
  /// A function with what its meaning depends on.
  struct Key: Hashable {
    enum Part: Hashable {
      case column(ScalarType)
      case literal(ScalarValue)
    }

    let name: String
    let parts: [Part]
    let now: Int64
    let seed: UInt64

    /// Nil when an argument is rows.
    init?(_ name: String, _ given: [Environment.Definition], _ context: QueryContext) {
      var parts: [Part] = []
      for case .scalar(let expression) in given {
        parts.append(expression.literal.map { .literal($0) } ?? .column(expression.type))
      }
      guard parts.count == given.count else { return nil }
      self.name = name
      self.parts = parts
      now = context.now
      seed = context.seed
    }
  }

  /// A body, and the tables it reads.
  struct Body<Content: Sendable>: Sendable {
    let content: Content
    let tables: Set<String>
  }

  private struct State {
    var values: [Key: Body<BoundExpression>] = [:]
    var rows: [Key: Body<Rows>] = [:]
    var isTabular: [String: Bool] = [:]
    var bindings = 0
  }

  private let state = Mutex(State())

  /// Creates an empty memory.
  public init() {}

  /// Where a binding begins to number its nodes, so that no other has the same ones.
  func firstID() -> Int {
    state.withLock { state in
      state.bindings += 1
      return state.bindings << 24
    }
  }

  func value(_ key: Key) -> Body<BoundExpression>? { state.withLock { $0.values[key] } }

  func rows(_ key: Key) -> Body<Rows>? { state.withLock { $0.rows[key] } }

  /// Whether a function gives rows.
  func isTabular(_ name: String) -> Bool? { state.withLock { $0.isTabular[name] } }

  func keep(_ body: Body<BoundExpression>, for key: Key) {
    state.withLock { $0.values[key] = body }
  }

  func keep(_ body: Body<Rows>, for key: Key) { state.withLock { $0.rows[key] = body } }

  func keep(isTabular: Bool, for name: String) { state.withLock { $0.isTabular[name] = isTabular } }
}
