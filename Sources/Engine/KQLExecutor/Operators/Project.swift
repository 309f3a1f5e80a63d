import KQLPlan
import Tables

/// Computes columns of each row.
struct ProjectOperator: TaggedOperator {
  private let columns: [Evaluator]
  private let isSerial: Bool
  private let inputSchema: Schema?

  let isHeavy: Bool
  var isStateless: Bool { !isSerial && columns.allSatisfy(\.isRowwise) }

  init(_ plan: ProjectPlan, _ run: Run) throws {
    columns = try run.prepare(plan.columns.map(\.expression))
    isSerial = plan.isSerial
    isHeavy = plan.columns.contains { $0.expression.isHeavy }
    inputSchema = plan.isSerial ? plan.input.schema : nil
  }

  func start(_ run: Run) -> any Stage {
    guard isSerial, let inputSchema else { return ProjectStage(columns: columns) }
    return SerialProjectStage(columns: columns, rows: Collected(run, schema: inputSchema))
  }

  func pass(_ rows: Tagged, from all: Range<Int>, _ run: Run) throws -> Tagged? {
    guard !isSerial else { return nil }
    let output = Batch(columns: try columns.evaluate(rows.batch), count: rows.batch.count)
    return Tagged(batch: output, origins: rows.origins)
  }
}

private final class ProjectStage: Stage {
  private let columns: [Evaluator]
  private var ready: Batch?

  init(columns: [Evaluator]) { self.columns = columns }

  func take(_ batch: Batch) throws {
    ready = Batch(columns: try columns.evaluate(batch), count: batch.count)
  }

  func give() -> Batch? {
    defer { ready = nil }
    return ready
  }
}

/// Computes columns over all rows at once, for functions of neighbouring rows.
private final class SerialProjectStage: Stage {
  private let columns: [Evaluator]
  private var rows: Collected
  private var output = Outflow()

  init(columns: [Evaluator], rows: Collected) {
    self.columns = columns
    self.rows = rows
  }

  func take(_ batch: Batch) throws { try rows.add(batch) }

  func end() throws {
    let batch = rows.takeAll()
    guard batch.count > 0 else { return }
    output = Outflow(Batch(columns: try columns.evaluate(batch), count: batch.count))
  }

  func give() -> Batch? { output.next() }
}
