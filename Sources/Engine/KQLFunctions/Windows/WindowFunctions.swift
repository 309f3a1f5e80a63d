import KQLPlan

/// The functions that look at the rows before and after; rows come serialized and all at once.
enum WindowFunctions {
  static let scalar: [any ScalarFunction.Type] = [
    Previous.self, Next.self, RowNumber.self, RowCumulativeSum.self, RowRankDense.self,
    RowRankMin.self, RowWindowSession.self,
  ]
}
