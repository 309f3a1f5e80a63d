import KQLPlan
import Tables

/// Hands all rows to a plugin.
struct PluginOperator: PreparedOperator {
  private let plan: PluginPlan
  private let inputSchema: Schema

  init(_ plan: PluginPlan) {
    self.plan = plan
    inputSchema = plan.input.schema
  }

  func start(_ run: Run) -> any Stage {
    PluginStage(plan: plan, schema: inputSchema, run: run)
  }
}

private final class PluginStage: Stage {
  private let plan: PluginPlan
  private let schema: Schema
  private let run: Run
  private var rows: Collected
  private var output = Outflow()

  init(plan: PluginPlan, schema: Schema, run: Run) {
    self.plan = plan
    self.schema = schema
    self.run = run
    rows = Collected(run, schema: schema)
  }

  func take(_ batch: Batch) throws { try rows.add(batch) }

  func end() throws {
    let result = try plan.plugin.run(
      input: rows.takeAll(),
      schema: schema,
      arguments: plan.arguments,
      context: run.context
    )
    guard result.batch.columns.count == plan.schema.count else {
      throw QueryFailure("the columns of '\(plan.plugin.name)' depend on rows that have changed")
    }
    output = Outflow(result.batch)
  }

  func give() -> Batch? { output.next() }
}
