import KQLPlan
import Tables

/// `series_fir(series, filter [, normalize [, center]])`.
enum SeriesFIR: ScalarFunction {
  static let name = "series_fir"
  static let summary = "A finite impulse response filter: moving averages, differences, shapes."
  static let naming = ColumnNaming.argument
  static let examples = [
    Example(
      "print series_fir(dynamic([5, 15, 10]), dynamic([1, -1]), false)",
      prints: "[5,10,-5]"
    )
  ]
  static var overloads: [Overload] {
    [
      Overload([.dynamic, .dynamic], returns: .dynamic, evaluate),
      Overload([.dynamic, .dynamic, .bool], returns: .dynamic, evaluate),
      Overload([.dynamic, .dynamic, .bool, .bool], returns: .dynamic, evaluate),
    ]
  }

  private static func evaluate(_ a: [Column], _ n: Int, _ context: QueryContext) throws -> Column {
    try SeriesRows.dynamics(a, n) { row in
      guard let series = Series(a[0].dynamics.ref(row)),
        let filter = Series(a[1].dynamics.ref(row)), let weights = filter.complete,
        !weights.isEmpty
      else { return nil }
      try FilterLimits.check(series.values.count, weights.count)
      let hasNegative = weights.contains { $0 < 0 }
      let normalizes = a.count > 2 ? a[2].bools[row] ?? true : !hasNegative
      let isCentered = a.count > 3 && a[3].bools[row] == true
      let total = weights.reduce(0, +)
      let scale = normalizes && total != 0 ? total : 1
      let shift = isCentered ? weights.count / 2 : 0
      let values = series.values.map { $0 ?? 0 }
      let results = values.indices.map { index -> Double? in
        var sum = 0.0
        for (offset, weight) in weights.enumerated() {
          let source = index + shift - offset
          if values.indices.contains(source) { sum += weight * values[source] }
        }
        return sum / scale
      }
      let isWhole = series.isWhole && filter.isWhole && !normalizes
      return Series(results, isWhole: isWhole).dynamic
    }
  }
}

/// `series_iir(series, numerators, denominators)`.
enum SeriesIIR: ScalarFunction {
  static let name = "series_iir"
  static let summary = "An infinite impulse response filter: running sums, exponential smoothing."
  static let naming = ColumnNaming.argument
  static let examples = [
    Example(
      "print series_iir(dynamic([1, 2, 3]), dynamic([1]), dynamic([1, -1]))",
      prints: "[1.0,3.0,6.0]"
    )
  ]
  static var overloads: [Overload] {
    [
      Overload([.dynamic, .dynamic, .dynamic], returns: .dynamic) { a, n, _ in
        try SeriesRows.dynamics(a, n) { row in
          guard let values = Series(a[0].dynamics.ref(row))?.values,
            let numerators = Series(a[1].dynamics.ref(row))?.complete, !numerators.isEmpty,
            let denominators = Series(a[2].dynamics.ref(row))?.complete,
            let first = denominators.first, first != 0
          else { return nil }
          try FilterLimits.check(values.count, numerators.count + denominators.count)
          var results: [Double] = []
          for index in values.indices {
            var sum = 0.0
            for (offset, weight) in numerators.enumerated() where offset <= index {
              sum += weight * (values[index - offset] ?? 0)
            }
            for (offset, weight) in denominators.enumerated() where offset > 0 && offset <= index {
              sum -= weight * results[index - offset]
            }
            results.append(sum / first)
          }
          return .reals(results)
        }
      }
    ]
  }
}

/// How much work a filter may be.
private enum FilterLimits {
  static func check(_ values: Int, _ weights: Int) throws {
    let (steps, overflow) = values.multipliedReportingOverflow(by: weights)
    guard !overflow, steps <= 2_000_000_000 else {
      throw QueryFailure("the series and its filter are too long")
    }
  }
}
