import KQLPlan
import Tables

/// Gives the rows of the other inputs after those of the first, which it takes as a stage.
struct UnionOperator: PreparedOperator {
  let others: [PreparedPipeline]

  func start(_ run: Run) -> any Stage { UnionStage(others: others, run: run) }
}

private final class UnionStage: Stage {
  private var others: ArraySlice<PreparedPipeline>
  private let run: Run
  private var ready: Batch?
  private var reader: (any BatchReader)?
  private var isEnded = false

  init(others: [PreparedPipeline], run: Run) {
    self.others = others[...]
    self.run = run
  }

  func take(_ batch: Batch) { ready = batch }

  func end() { isEnded = true }

  func give() throws -> Batch? {
    if let batch = ready {
      ready = nil
      return batch
    }
    while isEnded {
      if let batch = try reader?.next() { return batch }
      guard let next = others.popFirst() else { break }
      reader = try next.open(run)
    }
    reader = nil
    return nil
  }
}
