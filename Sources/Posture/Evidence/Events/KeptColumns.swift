import Synchronization
import Tables

/// Columns of a table that were read as wholes, for later queries of the same process.
final class KeptColumns: Sendable {
  /// How many bytes the columns of all tables may take, estimated.
  final class Budget: Sendable {
    private let rest: Mutex<Int>

    init(bytes: Int) { rest = Mutex(bytes) }

    /// Takes bytes if there are as many.
    func take(_ bytes: Int) -> Bool {
      rest.withLock { rest in
        guard bytes <= rest else { return false }
        rest -= bytes
        return true
      }
    }
  }

  private let budget: Budget
  /// By name the parts of each column; all columns have the same parts.
  private let columns = Mutex<[String: [Column]]>([:])

  init(_ budget: Budget) { self.budget = budget }

  /// A reader over columns that opens the files only for those that are not kept.
  func reader(
    _ fields: [Schema.Field],
    open: ([Schema.Field]) -> any BatchReader
  ) -> any BatchReader {
    var seen: Set<String> = []
    let known = columns.withLock { $0 }
    let missing = fields.filter { known[$0.name] == nil && seen.insert($0.name).inserted }
    var kept = known.filter { entry in fields.contains { $0.name == entry.key } }
    // Where only the rows are counted any column tells how many there are.
    if fields.isEmpty, let any = known.keys.min() { kept[any] = known[any] }
    let needsFiles = !missing.isEmpty || kept.isEmpty
    return KeepingReader(
      fields.map(\.name),
      kept: kept,
      missing: missing.map(\.name),
      source: needsFiles ? open(missing) : nil,
      keeper: self
    )
  }

  fileprivate func keep(_ names: [String], _ parts: [[Column]]) {
    let size = parts.reduce(0) { $0 + $1.reduce(0) { $0 + $1.estimatedBytes } }
    guard !names.isEmpty, budget.take(size) else { return }
    columns.withLock { known in
      for (index, name) in names.enumerated() where known[name] == nil {
        known[name] = parts.map { $0[index] }
      }
    }
  }
}

/// Puts kept columns and those that are read together, and hands the latter over at the end.
private final class KeepingReader: BatchReader {
  private let names: [String]
  private let kept: [String: [Column]]
  private let missing: [String]
  private let source: (any BatchReader)?
  private let keeper: KeptColumns
  private var parts: [[Column]] = []
  private var position = 0
  private var isDone = false

  init(
    _ names: [String],
    kept: [String: [Column]],
    missing: [String],
    source: (any BatchReader)?,
    keeper: KeptColumns
  ) {
    self.names = names
    self.kept = kept
    self.missing = missing
    self.source = source
    self.keeper = keeper
  }

  func next() throws -> Batch? {
    guard !isDone else { return nil }
    var columns: [String: Column] = [:]
    var count: Int?
    if let source {
      guard let batch = try source.next() else { return finish() }
      for (name, column) in zip(missing, batch.columns) { columns[name] = column }
      count = batch.count
      parts.append(batch.columns)
    }
    for (name, all) in kept {
      guard position < all.count else { return finish() }
      columns[name] = all[position]
      count = count ?? all[position].count
    }
    position += 1
    return Batch(columns: names.compactMap { columns[$0] }, count: count ?? 0)
  }

  private func finish() -> Batch? {
    isDone = true
    keeper.keep(missing, parts)
    parts = []
    return nil
  }
}
