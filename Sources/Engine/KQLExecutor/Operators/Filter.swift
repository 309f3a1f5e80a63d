import KQLPlan
import Tables

/// Keeps the rows for which a condition is true.
struct FilterOperator: TaggedOperator {
  private let condition: Evaluator

  let isHeavy: Bool
  var isStateless: Bool { condition.isRowwise }

  init(_ plan: FilterPlan, _ run: Run) throws {
    condition = try run.prepare(plan.condition)
    isHeavy = plan.condition.isHeavy
  }

  func start(_ run: Run) -> any Stage { FilterStage(condition: condition) }

  func pass(_ rows: Tagged, from all: Range<Int>, _ run: Run) throws -> Tagged? {
    switch try condition.flags(rows.batch).trueRows {
    case .none: Tagged(batch: rows.batch.slice(0..<0), origins: [])
    case .all: rows
    case .rows(let chosen):
      Tagged(
        batch: rows.batch.gather(chosen),
        origins: ContiguousArray(chosen.map { rows.origins[$0] })
      )
    }
  }
}

private final class FilterStage: Stage {
  private let condition: Evaluator
  private var ready: Batch?

  init(condition: Evaluator) { self.condition = condition }

  func take(_ batch: Batch) throws {
    switch try condition.flags(batch).trueRows {
    case .none: ready = nil
    case .all: ready = batch
    case .rows(let rows): ready = batch.gather(rows)
    }
  }

  func give() -> Batch? {
    defer { ready = nil }
    return ready
  }

  /// A condition that is never true needs no rows.
  var wantsMore: Bool {
    guard case .bool(let flags)? = condition.constant else { return true }
    return flags[0] == true
  }
}
