import KQLPlan
import Tables

/// A number made of one series.
protocol SeriesSummary: ScalarFunction {
  static func value(_ values: [Double?]) -> Double?
}

extension SeriesSummary {
  static var overloads: [Overload] {
    [
      Overload([.dynamic], returns: .real) { a, n, _ in
        Rows.reals(a, n) { row in
          Series(a[0].dynamics.ref(row)).flatMap { value($0.values) }
        }
      }
    ]
  }
}

/// `series_sum(series)`.
enum SeriesSum: SeriesSummary {
  static let name = "series_sum"
  static let summary = "The sum of the elements."
  static let examples = [Example("print series_sum(dynamic([1, 2, 3, 4]))", prints: "10.0")]
  static func value(_ values: [Double?]) -> Double? { values.reduce(0) { $0 + ($1 ?? 0) } }
}

/// `series_product(series)`.
enum SeriesProduct: SeriesSummary {
  static let name = "series_product"
  static let summary = "The product of the elements."
  static let examples = [Example("print series_product(dynamic([2, 3]))", prints: "6.0")]
  static func value(_ values: [Double?]) -> Double? { values.reduce(1) { $0 * ($1 ?? 1) } }
}

/// `series_magnitude(series)`.
enum SeriesMagnitude: SeriesSummary {
  static let name = "series_magnitude"
  static let summary = "The square root of the sum of the squares."
  static let examples = [Example("print series_magnitude(dynamic([3, 4]))", prints: "5.0")]
  static func value(_ values: [Double?]) -> Double? {
    values.reduce(0) { $0 + ($1 ?? 0) * ($1 ?? 0) }.squareRoot()
  }
}

/// `series_dot_product(series, series)`.
enum SeriesDotProduct: ScalarFunction {
  static let name = "series_dot_product"
  static let summary = "The sum of the products of the elements of two series."
  static let examples = [
    Example("print series_dot_product(dynamic([1, 2]), dynamic([3, 4]))", prints: "11.0")
  ]
  static var overloads: [Overload] {
    [
      Overload([.dynamic, .dynamic], returns: .real, evaluate),
      Overload([.dynamic, .numeric], returns: .real, evaluate),
      Overload([.numeric, .dynamic], returns: .real, evaluate),
    ]
  }

  private static func evaluate(_ a: [Column], _ n: Int, _ context: QueryContext) -> Column {
    Rows.reals(a, n) { row in
      let left = SeriesRows.cell(a[0], row)
      let right = SeriesRows.cell(a[1], row)
      let count = max(left.elements?.count ?? -1, right.elements?.count ?? -1)
      guard count >= 0, let x = Series(left, repeating: count)?.complete,
        let y = Series(right, repeating: count)?.complete, x.count == y.count
      else { return nil }
      return product(x, y)
    }
  }

  static func product(_ x: [Double], _ y: [Double]) -> Double {
    var sum = 0.0
    for index in 0..<min(x.count, y.count) { sum += x[index] * y[index] }
    return sum
  }
}

/// `series_cosine_similarity(series, series [, magnitude, magnitude])`.
enum SeriesCosineSimilarity: ScalarFunction {
  static let name = "series_cosine_similarity"
  static let summary = "The cosine of the angle between two series as vectors."
  static let examples = [
    Example("print series_cosine_similarity(dynamic([1, 0]), dynamic([0, 1]))", prints: "0.0")
  ]
  static var overloads: [Overload] {
    [
      Overload([.dynamic, .dynamic], returns: .real, evaluate),
      Overload([.dynamic, .dynamic, .real], returns: .real, evaluate),
      Overload([.dynamic, .dynamic, .real, .real], returns: .real, evaluate),
    ]
  }

  private static func evaluate(_ a: [Column], _ n: Int, _ context: QueryContext) -> Column {
    Rows.reals(a, n) { row in
      guard let x = Series(a[0].dynamics.ref(row))?.complete,
        let y = Series(a[1].dynamics.ref(row))?.complete, x.count == y.count
      else { return nil }
      let first = a.count > 2 ? a[2].reals[row] : nil
      let second = a.count > 3 ? a[3].reals[row] : nil
      let left = first ?? SeriesDotProduct.product(x, x).squareRoot()
      let right = second ?? SeriesDotProduct.product(y, y).squareRoot()
      return SeriesDotProduct.product(x, y) / (left * right)
    }
  }
}

/// `series_pearson_correlation(series, series)`.
enum SeriesPearsonCorrelation: ScalarFunction {
  static let name = "series_pearson_correlation"
  static let summary = "Pearson's correlation coefficient of two series."
  static let examples = [
    Example(
      "print round(series_pearson_correlation(dynamic([1, 2]), dynamic([4, 2])), 6)",
      prints: "-1.0"
    )
  ]
  static var overloads: [Overload] {
    [
      Overload([.dynamic, .dynamic], returns: .real) { a, n, _ in
        Rows.reals(a, n) { row in
          guard let x = Series(a[0].dynamics.ref(row))?.complete,
            let y = Series(a[1].dynamics.ref(row))?.complete, x.count == y.count, x.count > 0
          else { return nil }
          return coefficient(x, y)
        }
      }
    ]
  }

  static func coefficient(_ x: [Double], _ y: [Double]) -> Double {
    let count = Double(min(x.count, y.count))
    let meanX = x.reduce(0, +) / count
    let meanY = y.reduce(0, +) / count
    var (xx, yy, xy) = (0.0, 0.0, 0.0)
    for index in 0..<min(x.count, y.count) {
      let (dx, dy) = (x[index] - meanX, y[index] - meanY)
      xx += dx * dx
      yy += dy * dy
      xy += dx * dy
    }
    return xy / (xx.squareRoot() * yy.squareRoot())
  }
}

/// `series_stats_dynamic(series [, ignoreNonfinite])`.
enum SeriesStatsDynamic: ScalarFunction {
  static let name = "series_stats_dynamic"
  static let summary = "Extremes, their positions, mean, deviation, variance, sum and length."
  static let examples = [
    Example("print series_stats_dynamic(dynamic([10, 20])).avg", prints: "15.0")
  ]
  static var overloads: [Overload] {
    [
      Overload([.dynamic], returns: .dynamic, evaluate),
      Overload([.dynamic, .bool], returns: .dynamic, evaluate),
    ]
  }

  private static func evaluate(_ a: [Column], _ n: Int, _ context: QueryContext) -> Column {
    SeriesRows.dynamics(a, n) { row in
      guard let series = Series(a[0].dynamics.ref(row)), !series.values.isEmpty else { return nil }
      let skips = a.count > 1 && a[1].bools[row] == true
      return stats(series.values, skippingNonfinite: skips)
    }
  }

  private static func stats(_ values: [Double?], skippingNonfinite: Bool) -> DynamicValue {
    var low: (value: Double, index: Int)?
    var high: (value: Double, index: Int)?
    var numbers: [Double] = []
    for (index, value) in values.enumerated() {
      guard let value = value ?? (skippingNonfinite ? nil : .nan) else { continue }
      if skippingNonfinite, !value.isFinite { continue }
      if value < (low?.value ?? .infinity) || low == nil { low = (value, index) }
      if value > (high?.value ?? -.infinity) || high == nil { high = (value, index) }
      numbers.append(value)
    }
    guard let low, let high else { return .null }
    let sum = numbers.reduce(0, +)
    let mean = sum / Double(numbers.count)
    let spread = numbers.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
    let variance = numbers.count > 1 ? spread / Double(numbers.count - 1) : 0
    return .bag([
      .init("min", .real(low.value)), .init("min_idx", .long(Int64(low.index))),
      .init("max", .real(high.value)), .init("max_idx", .long(Int64(high.index))),
      .init("avg", .real(mean)), .init("stdev", .real(variance.squareRoot())),
      .init("variance", .real(variance)), .init("sum", .real(sum)),
      .init("len", .long(Int64(numbers.count))),
    ])
  }
}
