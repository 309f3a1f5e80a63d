import KQLPlan
import Tables

/// Runs a subquery over the rows of each key.
struct PartitionOperator: PreparedOperator {
  private let key: Evaluator
  private let inputID: Int
  private let inputSchema: Schema
  private let subquery: PreparedPipeline

  init(_ plan: PartitionPlan, _ run: Run) throws {
    key = try run.prepare(plan.key)
    inputID = plan.inputID
    inputSchema = plan.input.schema
    subquery = try run.prepare(plan.subquery)
  }

  func start(_ run: Run) -> any Stage {
    PartitionStage(
      key: key,
      inputID: inputID,
      subquery: subquery,
      rows: Collected(run, schema: inputSchema),
      run: run
    )
  }
}

private final class PartitionStage: Stage {
  private let key: Evaluator
  private let inputID: Int
  private let subquery: PreparedPipeline
  private let run: Run
  private var rows: Collected
  private var sorted: JoinTable?
  private var group = 0
  private var reader: (any BatchReader)?

  init(
    key: Evaluator,
    inputID: Int,
    subquery: PreparedPipeline,
    rows: Collected,
    run: Run
  ) {
    self.key = key
    self.inputID = inputID
    self.subquery = subquery
    self.rows = rows
    self.run = run
  }

  func take(_ batch: Batch) throws { try rows.add(batch) }

  func end() throws {
    let batch = rows.takeAll()
    guard batch.count > 0 else { return }
    let keys = try key.evaluate(batch)
    sorted = JoinTable(batch, keys: [keys], types: [keys.type])
  }

  func give() throws -> Batch? {
    guard let sorted else { return nil }
    while true {
      if let batch = try reader?.next() { return batch }
      guard group < sorted.groupCount else { break }
      try run.context.checkCancellation()
      let rows = ContiguousArray(sorted.positions(of: group).map { sorted.row(at: $0) })
      group += 1
      run.setInput(inputID, to: [sorted.batch.gather(rows)])
      reader = try subquery.open(run)
    }
    reader = nil
    self.sorted = nil
    run.setInput(inputID, to: [])
    return nil
  }
}
