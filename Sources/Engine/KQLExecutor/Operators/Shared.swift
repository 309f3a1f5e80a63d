import KQLPlan
import Tables

/// Rows that are computed once in a run.
struct SharedSource: PreparedSource {
  let plan: SharedPlan

  var isLarge: Bool { true }

  func open(_ run: Run) throws -> any BatchReader {
    MemoryReader(batches: try run.sharedRows(plan))
  }
}
