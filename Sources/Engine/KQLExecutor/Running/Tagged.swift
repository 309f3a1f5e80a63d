import Tables

/// Rows and the number of the row that each was made of, in the order of these.
struct Tagged {
  var batch: Batch
  var origins: ContiguousArray<Int>
}

/// An operator that can take the rows of several origins together and give what it would give for
/// each origin alone.
protocol TaggedOperator: PreparedOperator {
  /// The output for each of the origins `all`; nil when that cannot be computed together.
  func pass(_ rows: Tagged, from all: Range<Int>, _ run: Run) throws -> Tagged?
}
