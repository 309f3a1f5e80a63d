import KQLPlan
import Tables

/// The rows of a table, in batches of moderate size.
struct ScanSource: PreparedSource {
  let plan: ScanPlan

  var isLarge: Bool { true }

  func open(_ run: Run) throws -> any BatchReader {
    if let external = plan.external { return SplittingReader(try run.tables.open(external)) }
    return SplittingReader(try run.tables.open(plan.table, columns: plan.columns))
  }
}
