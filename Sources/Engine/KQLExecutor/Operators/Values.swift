import KQLPlan
import Tables

/// Rows that the query itself holds.
struct ValuesSource: PreparedSource {
  let batch: Batch

  var isLarge: Bool { true }

  func open(_ run: Run) throws -> any BatchReader {
    SplittingReader(MemoryReader(batches: [batch]))
  }
}
