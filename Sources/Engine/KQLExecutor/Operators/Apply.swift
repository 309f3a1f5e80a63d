import KQLPlan
import Tables

/// Runs a subquery over the expanded rows of each row.
struct ApplyOperator: PreparedOperator {
  private let expander: Expander
  private let inputID: Int
  private let subquery: PreparedPipeline
  private let subquerySchema: Schema
  private let kept: [Int]

  init(_ plan: ApplyPlan, _ run: Run) throws {
    expander = try Expander(plan.expand, run)
    inputID = plan.inputID
    subquery = try run.prepare(plan.subquery)
    subquerySchema = plan.subquery.schema
    kept = plan.kept
  }

  func start(_ run: Run) -> any Stage {
    ApplyStage(
      expander: expander,
      subquery: SubqueryRunner(
        pipeline: subquery,
        inputID: inputID,
        schema: subquerySchema,
        run: run
      ),
      kept: kept
    )
  }
}

private final class ApplyStage: Stage {
  private let expander: Expander
  private let subquery: SubqueryRunner
  private let kept: [Int]
  private var batch = Batch(columns: [], count: 0)
  private var values: [DynamicColumn] = []
  private var lengths = ContiguousArray<Int>()
  private var row = 0

  init(expander: Expander, subquery: SubqueryRunner, kept: [Int]) {
    self.expander = expander
    self.subquery = subquery
    self.kept = kept
  }

  func take(_ batch: Batch) throws {
    self.batch = batch
    values = try expander.values(batch)
    lengths = expander.lengths(values, count: batch.count)
    row = 0
  }

  func give() throws -> Batch? {
    while row < batch.count {
      let start = row
      var origins = ContiguousArray<Int>()
      while row < batch.count, origins.count < batchRows {
        origins.append(contentsOf: repeatElement(row, count: lengths[row]))
        row += 1
      }
      let rows = expander.expand(batch, values, rows: start..<row, lengths: lengths)
      let result = try subquery.run(Tagged(batch: rows, origins: origins), from: start..<row)
      guard result.batch.count > 0 else { continue }
      let sides = kept.map { batch.columns[$0].gather(result.origins) }
      return Batch(columns: sides + result.batch.columns, count: result.batch.count)
    }
    return nil
  }
}

/// Runs a subquery for the rows of each origin.
private struct SubqueryRunner {
  let pipeline: PreparedPipeline
  let inputID: Int
  let schema: Schema
  let run: Run

  /// The rows that the subquery gives for each origin, in the order of origins.
  func run(_ rows: Tagged, from all: Range<Int>) throws -> Tagged {
    var rows = rows
    var rest = pipeline.operators[...]
    // Rows of all origins go together as far as that is possible.
    if let source = pipeline.source as? InputSource, source.id == inputID {
      while let next = rest.first as? any TaggedOperator,
        let result = try next.pass(rows, from: all, run)
      {
        rows = result
        rest = rest.dropFirst()
      }
      if rest.isEmpty { return rows }
    }
    let pipeline = PreparedPipeline(source: pipeline.source, operators: Array(rest))
    return try runEach(rows, from: all, pipeline)
  }

  private func runEach(
    _ rows: Tagged,
    from all: Range<Int>,
    _ pipeline: PreparedPipeline
  ) throws -> Tagged {
    var results: [Batch] = []
    var origins = ContiguousArray<Int>()
    var end = 0
    for origin in all {
      let start = end
      while end < rows.origins.count, rows.origins[end] == origin { end += 1 }
      run.setInput(inputID, to: [rows.batch.slice(start..<end)])
      let reader = try pipeline.open(run)
      while let batch = try reader.next() {
        results.append(batch)
        origins.append(contentsOf: repeatElement(origin, count: batch.count))
      }
    }
    run.setInput(inputID, to: [])
    let batch =
      results.isEmpty ? Batch(emptyOf: schema) : Batch.concatenate(results, schema: schema)
    return Tagged(batch: batch, origins: origins)
  }
}
