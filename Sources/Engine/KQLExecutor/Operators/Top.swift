import KQLPlan
import Tables

/// Gives the first rows in an order.
struct TopOperator: PreparedOperator {
  private let order: RowOrder
  private let count: Int
  private let schema: Schema

  init(_ plan: TopPlan, _ run: Run) throws {
    order = try RowOrder(plan.keys, run)
    count = try run.count(of: plan.count)
    schema = plan.schema
  }

  func start(_ run: Run) -> any Stage {
    TopStage(order: order, count: count, rows: Collected(run, schema: schema))
  }
}

/// Keeps candidates, and from time to time only the best of them; then later rows are compared with
/// the worst of the best before they become candidates.
private final class TopStage: Stage {
  private let order: RowOrder
  private let limit: Int
  private var rows: Collected
  private var worst: ContiguousArray<UInt8>?
  private var output = Outflow()

  init(order: RowOrder, count: Int, rows: Collected) {
    self.order = order
    limit = count
    self.rows = rows
  }

  var wantsMore: Bool { limit > 0 }

  func take(_ batch: Batch) throws {
    guard let worst else { return try keep(batch) }
    let keys = try order.keys(of: batch)
    let bound = worst.span
    let all = keys.bytes.span
    var better = ContiguousArray<Int>()
    for row in 0..<batch.count
    where Bytes.compare(all.extracting(keys.range(at: row).range), bound) < 0 {
      better.append(row)
    }
    if !better.isEmpty { try keep(batch.gather(better)) }
  }

  func end() throws {
    guard rows.count > 0, limit > 0 else { return }
    let batch = rows.takeAll()
    output = Outflow(batch, order: ContiguousArray(try order.rows(of: batch).prefix(limit)))
  }

  func give() -> Batch? { output.next() }

  private func keep(_ batch: Batch) throws {
    try rows.add(batch)
    let (doubled, overflow) = limit.multipliedReportingOverflow(by: 2)
    guard !overflow, rows.count > doubled + batchRows else { return }
    let all = rows.takeAll()
    let best = all.gather(ContiguousArray(try order.rows(of: all).prefix(limit)))
    try rows.replaceAll(with: best)
    let keys = try order.keys(of: best.slice(limit - 1..<limit))
    worst = ContiguousArray(keys.bytes[keys.range(at: 0).range])
  }
}
