import KQLPlan
import Tables

/// Gives all rows in order.
struct SortOperator: PreparedOperator {
  private let order: RowOrder
  private let schema: Schema

  init(_ plan: SortPlan, _ run: Run) throws {
    order = try RowOrder(plan.keys, run)
    schema = plan.schema
  }

  func start(_ run: Run) -> any Stage {
    SortStage(order: order, rows: Collected(run, schema: schema))
  }
}

private final class SortStage: Stage {
  private let order: RowOrder
  private var rows: Collected
  private var output = Outflow()

  init(order: RowOrder, rows: Collected) {
    self.order = order
    self.rows = rows
  }

  func take(_ batch: Batch) throws { try rows.add(batch) }

  func end() throws {
    let batch = rows.takeAll()
    guard batch.count > 0 else { return }
    output = Outflow(batch, order: try order.rows(of: batch))
  }

  func give() -> Batch? { output.next() }
}
