import Tables

/// How many rows an operator handles at once: enough that the work on values outweighs the work on
/// batches, few enough that the columns in use stay in the processor's caches.
let batchRows = 8_192

/// Splits large batches of a reader.
final class SplittingReader: BatchReader {
  private let source: any BatchReader
  private var current: Batch?
  private var position = 0
  private var isPassing = false

  init(_ source: any BatchReader) { self.source = source }

  func apply(_ work: @escaping @Sendable (Batch) throws -> Batch?) -> Bool {
    isPassing = source.apply(work)
    return isPassing
  }

  func next() throws -> Batch? {
    if isPassing { return try source.next() }
    if let batch = current { return part(of: batch) }
    guard let batch = try source.next() else { return nil }
    guard batch.count > batchRows * 2 else { return batch }
    current = batch
    position = 0
    return part(of: batch)
  }

  private func part(of batch: Batch) -> Batch {
    let end = min(position + batchRows, batch.count)
    defer {
      position = end
      if end == batch.count { current = nil }
    }
    return batch.slice(position..<end)
  }
}

/// Output that is given in parts: rows of a batch in an order.
struct Outflow {
  private var batch: Batch?
  private var order: ContiguousArray<Int>?
  private var position = 0

  init() {}

  /// Output of all rows of a batch.
  init(_ batch: Batch) { self.batch = batch }

  /// Output of some rows of a batch, in an order.
  init(_ batch: Batch, order: ContiguousArray<Int>) {
    self.batch = batch
    self.order = order
  }

  /// The next rows.
  mutating func next() -> Batch? {
    guard let batch else { return nil }
    let total = order?.count ?? batch.count
    let end = min(position + batchRows * 2, total)
    guard position < end else {
      self = Outflow()
      return nil
    }
    defer { position = end }
    guard let order else { return batch.slice(position..<end) }
    return batch.gather(ContiguousArray(order[position..<end]))
  }
}
