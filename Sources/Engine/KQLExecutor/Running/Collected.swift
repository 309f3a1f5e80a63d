import Tables

/// All rows that an operator was given, within the limits.
struct Collected {
  private let schema: Schema
  private let holding: Holding
  private(set) var batches: [Batch] = []

  init(_ run: Run, schema: Schema) {
    self.schema = schema
    holding = Holding(run)
  }

  /// How many rows there are.
  private(set) var count = 0

  /// Keeps a batch.
  mutating func add(_ batch: Batch) throws {
    try holding.add(batch)
    batches.append(batch)
    count += batch.count
  }

  /// All rows in one batch; nothing is kept here any longer.
  mutating func takeAll() -> Batch {
    defer {
      batches = []
      count = 0
    }
    return batches.isEmpty
      ? Batch(emptyOf: schema) : Batch.concatenate(batches, schema: schema)
  }

  /// Keeps one batch instead of all others.
  mutating func replaceAll(with batch: Batch) throws {
    holding.release()
    batches = []
    count = 0
    try add(batch)
  }
}
