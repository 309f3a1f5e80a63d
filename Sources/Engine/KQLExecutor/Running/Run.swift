import KQLPlan
import Synchronization
import Tables

/// One run of a query: what its operators share.
final class Run: Sendable {
  let tables: any TableProvider
  let context: QueryContext

  private let shared = Mutex<[Int: [Batch]]>([:])
  private let inputs = Mutex<[Int: [Batch]]>([:])
  private let heldBytes = Atomic<Int>(0)

  init(tables: any TableProvider, context: QueryContext) {
    self.tables = tables
    self.context = context
  }

  /// The rows of a shared plan, computed when they are first asked for.
  func sharedRows(_ plan: SharedPlan) throws -> [Batch] {
    if let known = shared.withLock({ $0[plan.id] }) { return known }
    let rows = try drain(prepare(plan.plan).open(self))
    shared.withLock { $0[plan.id] = rows }
    return rows
  }

  /// The rows that an enclosing operator hands to its subquery.
  func inputRows(_ id: Int) -> [Batch] { inputs.withLock { $0[id] ?? [] } }

  /// Sets the rows that an `InputPlan` stands for.
  func setInput(_ id: Int, to rows: [Batch]) { inputs.withLock { $0[id] = rows } }

  /// All batches of a reader, within the limits.
  func drain(_ reader: any BatchReader) throws -> [Batch] {
    let holding = Holding(self)
    var batches: [Batch] = []
    while let batch = try reader.next() {
      try holding.add(batch)
      batches.append(batch)
    }
    return batches
  }

  /// All rows of a prepared plan in one batch.
  func rows(of pipeline: PreparedPipeline, schema: Schema) throws -> Batch {
    let batches = try drain(pipeline.open(self))
    return batches.isEmpty
      ? Batch(emptyOf: schema) : Batch.concatenate(batches, schema: schema)
  }

  /// Counts bytes that operators hold (or, when negative, no longer hold).
  func charge(bytes: Int) throws {
    let before = heldBytes.add(bytes, ordering: .relaxed).oldValue
    let (total, overflow) = before.addingReportingOverflow(bytes)
    guard bytes > 0, overflow || total > context.limits.bytes else { return }
    throw QueryFailure("the query needs more than the limit of \(context.limits.bytes) bytes")
  }
}

/// Counts the rows that an operator makes out of fewer, which may be very many.
struct Produced {
  private let limit: Int
  private var rows = 0

  init(_ run: Run) { limit = run.context.limits.rows }

  /// Counts rows.
  mutating func add(_ count: Int) throws {
    rows += count
    if rows > limit { throw QueryFailure("an operator gives more than the limit of \(limit) rows") }
  }
}

/// The rows that one operator holds, counted against the limits of the run until it is released.
final class Holding {
  private let run: Run
  private var rows = 0
  private var bytes = 0

  init(_ run: Run) { self.run = run }

  deinit { release() }

  /// Counts a batch that the operator keeps.
  func add(_ batch: Batch) throws { try add(rows: batch.count, bytes: batch.estimatedBytes) }

  /// Counts rows and bytes that the operator keeps.
  func add(rows count: Int, bytes size: Int) throws {
    rows += count
    bytes += size
    try run.charge(bytes: size)
    guard rows > run.context.limits.rows else { return }
    throw QueryFailure(
      "an operator holds more than the limit of \(run.context.limits.rows) rows"
    )
  }

  /// Counts nothing any more.
  func release() {
    // Charging less never fails.
    try? run.charge(bytes: -bytes)
    rows = 0
    bytes = 0
  }
}
