import KQLPlan
import Tables

/// The straight line that is closest to a series by least squares.
struct LineFit {
  let slope: Double
  let interception: Double
  let variance: Double
  let residual: Double
  /// How many points there are.
  let count: Int

  /// Sums over the points before a position, so that each part of a series is fit at once.
  struct Sums {
    private var y: [Double] = [0]
    private var yy: [Double] = [0]
    private var xy: [Double] = [0]

    init(_ values: [Double]) {
      for (index, value) in values.enumerated() {
        y.append(y[index] + value)
        yy.append(yy[index] + value * value)
        xy.append(xy[index] + Double(index) * value)
      }
    }

    /// The squared residuals of the line through a part.
    func residual(_ part: Range<Int>) -> Double {
      let count = Double(part.count)
      guard part.count > 1 else { return 0 }
      let low = Double(part.lowerBound)
      let sumY = y[part.upperBound] - y[part.lowerBound]
      let sumYY = yy[part.upperBound] - yy[part.lowerBound]
      let sumXY = xy[part.upperBound] - xy[part.lowerBound] - low * sumY
      let meanX = (count - 1) / 2
      let sxx = count * (count * count - 1) / 12
      let sxy = sumXY - meanX * sumY
      return max(0, sumYY - sumY * sumY / count - sxy * sxy / sxx)
    }
  }

  init(_ values: ArraySlice<Double>) {
    count = values.count
    guard count > 1 else {
      slope = 0
      interception = values.first ?? 0
      variance = 0
      residual = 0
      return
    }
    let number = Double(count)
    let meanX = (number - 1) / 2
    let meanY = values.reduce(0, +) / number
    var (xx, xy, yy) = (0.0, 0.0, 0.0)
    for (index, value) in values.enumerated() {
      let (dx, dy) = (Double(index) - meanX, value - meanY)
      xx += dx * dx
      xy += dx * dy
      yy += dy * dy
    }
    let slope = xy / xx
    let interception = meanY - slope * meanX
    self.slope = slope
    self.interception = interception
    variance = yy / (number - 1)
    var squares = 0.0
    for (index, value) in values.enumerated() {
      let difference = value - (slope * Double(index) + interception)
      squares += difference * difference
    }
    residual = squares / (number - 1)
  }

  var rsquare: Double { variance == 0 ? 1 : 1 - residual / variance }
  var line: [Double] { (0..<count).map { slope * Double($0) + interception } }

  var entries: [DynamicValue.BagEntry] {
    [
      .init("rsquare", .real(rsquare)), .init("slope", .real(slope)),
      .init("variance", .real(variance)), .init("rvariance", .real(residual)),
      .init("interception", .real(interception)),
    ]
  }
}

/// `series_fit_line_dynamic(series)`.
enum SeriesFitLineDynamic: ScalarFunction {
  static let name = "series_fit_line_dynamic"
  static let summary = "The line that fits a series best, as a bag."
  static let examples = [
    Example("print series_fit_line_dynamic(dynamic([1, 3, 5])).slope", prints: "2.0")
  ]
  static var overloads: [Overload] {
    [
      Overload([.dynamic], returns: .dynamic) { a, n, _ in
        SeriesRows.dynamics(a, n) { row in
          guard let values = Series(a[0].dynamics.ref(row))?.complete, values.count > 1 else {
            return nil
          }
          let fit = LineFit(values[...])
          return .bag(fit.entries + [.init("line_fit", .reals(fit.line))])
        }
      }
    ]
  }
}

/// `series_fit_2lines_dynamic(series)`.
enum SeriesFit2LinesDynamic: ScalarFunction {
  static let name = "series_fit_2lines_dynamic"
  static let summary = "The two lines, one after the other, that fit a series best, as a bag."
  static let examples = [
    Example(
      "print series_fit_2lines_dynamic(dynamic([0, 1, 2, 9, 7, 5])).split_idx",
      prints: "3"
    )
  ]
  static var overloads: [Overload] {
    [
      Overload([.dynamic], returns: .dynamic) { a, n, _ in
        SeriesRows.dynamics(a, n) { row in
          guard let values = Series(a[0].dynamics.ref(row))?.complete, values.count > 3 else {
            return nil
          }
          return fit(values)
        }
      }
    ]
  }

  static func fit(_ values: [Double]) -> DynamicValue {
    let mean = values.reduce(0, +) / Double(values.count)
    let sums = LineFit.Sums(values.map { $0 - mean })
    var split = 2
    var least = Double.infinity
    for index in 2...(values.count - 2) {
      let residual = sums.residual(0..<index) + sums.residual(index..<values.count)
      if residual < least { (split, least) = (index, residual) }
    }
    let left = LineFit(values[..<split])
    let right = LineFit(values[split...])
    let whole = LineFit(values[...])
    let squares =
      left.residual * Double(left.count - 1) + right.residual * Double(right.count - 1)
    let residual = squares / Double(values.count - 1)
    return .bag([
      .init("rsquare", .real(whole.variance == 0 ? 1 : 1 - residual / whole.variance)),
      .init("split_idx", .long(Int64(split))),
      .init("variance", .real(whole.variance)),
      .init("rvariance", .real(residual)),
      .init("line_fit", .reals(left.line + right.line)),
      .init("right", .bag(right.entries)),
      .init("left", .bag(left.entries)),
    ])
  }
}

/// `series_outliers(series [, kind [, ignore [, low, high]]])`.
enum SeriesOutliers: ScalarFunction {
  static let name = "series_outliers"
  static let summary = "How far each element lies beyond the bulk, in units of the bulk's width."
  static let naming = ColumnNaming.argument
  static let examples = [
    Example(
      "print series_outliers(dynamic([1, 2, 3, 4, 11]), 'tukey')[4]",
      prints: "3.5"
    )
  ]
  static var overloads: [Overload] {
    [
      Overload([.dynamic], returns: .dynamic, evaluate),
      Overload([.dynamic, .string], returns: .dynamic, evaluate),
      Overload([.dynamic, .string, .any], returns: .dynamic, evaluate),
      Overload([.dynamic, .string, .any, .real, .real], returns: .dynamic, evaluate),
      Overload([.dynamic, .string, .any, .real, .real, .long], returns: .dynamic, evaluate),
    ]
  }

  private static func evaluate(_ a: [Column], _ n: Int, _ context: QueryContext) throws -> Column {
    try SeriesRows.dynamics(a, n) { row in
      guard let series = Series(a[0].dynamics.ref(row)) else { return nil }
      let kind = a.count > 1 ? a[1].strings[row] : "ctukey"
      let ignored = a.count > 2 ? SeriesRows.number(a[2], row) : nil
      let bounds = a.count > 4 ? (a[3].reals[row] ?? 10, a[4].reals[row] ?? 90) : nil
      let points = a.count > 5 ? Int(clamping: a[5].longs[row] ?? 0) : 0
      let used = series.values.map { $0.flatMap { $0 == ignored || $0.isNaN ? nil : $0 } }
      return .reals(try scores(used, kind: kind, bounds: bounds, testPoints: points))
    }
  }

  /// How far each element lies beyond the bulk of those before the last `testPoints`.
  static func scores(
    _ values: [Double?],
    kind: String,
    bounds: (Double, Double)? = nil,
    testPoints: Int = 0
  ) throws -> [Double] {
    guard kind == "ctukey" || kind == "tukey" else {
      throw QueryFailure("series_outliers knows the kinds 'ctukey' and 'tukey'")
    }
    let (lower, upper) = bounds ?? (kind == "tukey" ? (25, 75) : (10, 90))
    let learned = values.dropLast(max(0, min(testPoints, values.count)))
    let sorted = learned.compactMap { $0 }.sorted()
    guard let low = percentile(sorted, lower), let high = percentile(sorted, upper) else {
      return values.map { _ in 0 }
    }
    let width = high - low
    return values.map { value in
      guard let value, value < low || value > high else { return 0 }
      return (value - (value > high ? high : low)) / width
    }
  }

  /// The percentile between the two nearest ranks.
  private static func percentile(_ sorted: [Double], _ percent: Double) -> Double? {
    guard !sorted.isEmpty, percent >= 0, percent <= 100 else { return nil }
    let position = percent / 100 * Double(sorted.count - 1)
    let low = Int(position)
    let high = min(low + 1, sorted.count - 1)
    return sorted[low] + (sorted[high] - sorted[low]) * (position - Double(low))
  }
}
