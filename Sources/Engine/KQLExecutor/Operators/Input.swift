import KQLPlan
import Tables

/// The rows that an enclosing operator hands to its subquery.
struct InputSource: PreparedSource {
  let id: Int

  func open(_ run: Run) throws -> any BatchReader {
    MemoryReader(batches: run.inputRows(id))
  }
}
