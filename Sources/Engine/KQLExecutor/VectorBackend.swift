public import KQLPlan
public import Tables

/// Runs plans over columns, a batch of some thousand rows at a time, on the calling thread.
public struct VectorBackend: Sendable {
  /// Creates a back-end.
  public init() {}

  /// All rows of a plan.
  public func run(
    _ plan: LogicalPlan,
    over tables: any TableProvider,
    context: QueryContext
  ) throws -> Batch {
    let run = Run(tables: tables, context: context)
    let schema = plan.schema
    return try run.rows(of: run.prepare(plan), schema: schema)
  }

  /// The rows of a plan, batch by batch, computed as they are asked for.
  public func open(
    _ plan: LogicalPlan,
    over tables: any TableProvider,
    context: QueryContext
  ) throws -> any BatchReader {
    let run = Run(tables: tables, context: context)
    return try run.prepare(plan).open(run)
  }
}
