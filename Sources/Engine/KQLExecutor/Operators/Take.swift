import KQLPlan
import Tables

/// Gives the first rows and then stops the operators before it.
struct TakeOperator: PreparedOperator {
  private let count: Int

  init(_ plan: TakePlan, _ run: Run) throws { count = try run.count(of: plan.count) }

  func start(_ run: Run) -> any Stage { TakeStage(count: count) }
}

private final class TakeStage: Stage {
  private var left: Int
  private var ready: Batch?

  init(count: Int) { left = count }

  var wantsMore: Bool { left > 0 }

  func take(_ batch: Batch) {
    ready = batch.slice(0..<min(left, batch.count))
    left -= ready?.count ?? 0
  }

  func give() -> Batch? {
    defer { ready = nil }
    return ready
  }
}
