import KQLPlan
import Tables

/// Gives so many rows, chosen by chance, in the order they came in.
struct SampleOperator: PreparedOperator {
  private let count: Int
  private let schema: Schema

  init(_ plan: SamplePlan, _ run: Run) throws {
    count = try run.count(of: plan.count)
    schema = plan.schema
  }

  func start(_ run: Run) -> any Stage {
    SampleStage(count: count, rows: Collected(run, schema: schema), seed: run.context.seed)
  }
}

/// Draws a rank for every row and keeps the rows of the smallest ranks.
private final class SampleStage: Stage {
  private let limit: Int
  private var rows: Collected
  private var ranks = ContiguousArray<RankedRow>()
  private var state: UInt64
  private var output = Outflow()

  init(count: Int, rows: Collected, seed: UInt64) {
    limit = count
    self.rows = rows
    state = seed
  }

  var wantsMore: Bool { limit > 0 }

  func take(_ batch: Batch) throws {
    for _ in 0..<batch.count {
      state &+= 0x9E37_79B9_7F4A_7C15
      ranks.append(RankedRow(rank: Bytes.mix(state), row: ranks.count))
    }
    try rows.add(batch)
    let (doubled, overflow) = limit.multipliedReportingOverflow(by: 2)
    guard !overflow, rows.count > doubled + batchRows * 4 else { return }
    let chosen = chosenRows()
    try rows.replaceAll(with: rows.takeAll().gather(chosen))
    let kept = chosen.map { ranks[$0].rank }
    ranks = []
    for (row, rank) in kept.enumerated() { ranks.append(RankedRow(rank: rank, row: row)) }
  }

  func end() {
    guard rows.count > 0 else { return }
    let chosen = chosenRows()
    output = Outflow(rows.takeAll(), order: chosen)
  }

  func give() -> Batch? { output.next() }

  private func chosenRows() -> ContiguousArray<Int> {
    var ordered = ranks
    ordered.sortByRank()
    return ContiguousArray(ordered.prefix(limit).map(\.row).sorted())
  }
}
