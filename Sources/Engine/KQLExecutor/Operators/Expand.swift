import KQLPlan
import Tables

/// Gives a row for each element of dynamic values.
struct ExpandOperator: PreparedOperator {
  private let expander: Expander

  init(_ plan: ExpandPlan, _ run: Run) throws { expander = try Expander(plan, run) }

  func start(_ run: Run) -> any Stage { ExpandStage(expander: expander, produced: Produced(run)) }
}

private final class ExpandStage: Stage {
  private let expander: Expander
  private var produced: Produced
  private var batch = Batch(columns: [], count: 0)
  private var values: [DynamicColumn] = []
  private var lengths = ContiguousArray<Int>()
  private var row = 0

  init(expander: Expander, produced: Produced) {
    self.expander = expander
    self.produced = produced
  }

  func take(_ batch: Batch) throws {
    self.batch = batch
    values = try expander.values(batch)
    lengths = expander.lengths(values, count: batch.count)
    row = 0
  }

  func give() throws -> Batch? {
    let start = row
    var total = 0
    while row < batch.count, total < batchRows {
      total += lengths[row]
      row += 1
    }
    guard total > 0 else { return nil }
    try produced.add(total)
    return expander.expand(batch, values, rows: start..<row, lengths: lengths)
  }
}
