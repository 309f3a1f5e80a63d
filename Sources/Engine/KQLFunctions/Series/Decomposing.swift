import KQLPlan
import Tables

/// A series as the sum of what repeats, a trend and a rest.
struct Decomposition {
  /// How the trend is found.
  enum Trend: String {
    case avg
    case linefit
    case none
  }

  /// What the season is.
  enum Season {
    /// The strongest period, when it is at least so strong.
    case detected(threshold: Double)
    case period(Int)
    case none

    /// The meaning of a parameter: -1 detects, 0 is none, another number is the period.
    init?(_ parameter: Int64, threshold: Double) {
      switch parameter {
      case -1: self = .detected(threshold: threshold)
      case 0: self = .none
      case 1...: self = .period(Int(parameter))
      default: return nil
      }
    }
  }

  let seasonal: [Double]
  let trend: [Double]

  /// Takes a series apart; the last `testPoints` take no part in learning.
  init(_ values: [Double], _ season: Season, _ kind: Trend, testPoints: Int) {
    let learned = Array(values.dropLast(max(0, min(testPoints, values.count))))
    seasonal = Self.seasonal(learned, season, count: values.count)
    var rest: [Double] = []
    for (value, part) in Swift.zip(learned, seasonal) { rest.append(value - part) }
    switch kind {
    case .none: trend = Array(repeating: 0, count: values.count)
    case .avg:
      let mean = rest.isEmpty ? 0 : rest.reduce(0, +) / Double(rest.count)
      trend = Array(repeating: mean, count: values.count)
    case .linefit:
      let fit = LineFit(rest[...])
      trend = values.indices.map { fit.slope * Double($0) + fit.interception }
    }
  }

  /// The median of the values in the same phase of the season, for `count` points.
  static func seasonal(_ values: [Double], _ season: Season, count: Int) -> [Double] {
    let period: Int
    switch season {
    case .none: period = 0
    case .period(let given): period = given
    case .detected(let threshold):
      let best = Periodicity(values).best(from: 0, to: Double(values.count), count: 1).first
      period = best.flatMap { $0.score >= threshold ? $0.period : nil } ?? 0
    }
    guard period > 0, !values.isEmpty else { return Array(repeating: 0, count: count) }
    let width = min(period, values.count)
    let medians = (0..<width).map { phase in
      let sorted = stride(from: phase, to: values.count, by: period).map { values[$0] }.sorted()
      let middle = sorted.count / 2
      return sorted.count % 2 == 1
        ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2
    }
    return (0..<count).map { index in
      let phase = index % period
      return phase < width ? medians[phase] : 0
    }
  }

  var baseline: [Double] { Swift.zip(seasonal, trend).map { $0 + $1 } }
}

/// Functions that take a series apart.
protocol DecomposingFunction: SeriesParts {}

extension DecomposingFunction {
  /// The argument at a position as a number, or what it is when it is left out.
  static func number(_ a: [Column], _ position: Int, _ row: Int, _ missing: Double) -> Double {
    position < a.count ? SeriesRows.number(a[position], row) ?? missing : missing
  }

  /// The decomposition that arguments at these positions ask for.
  static func decomposition(
    _ a: [Column],
    _ row: Int,
    season: Int,
    trend: Int,
    testPoints: Double,
    threshold: Int,
    defaultTrend: Decomposition.Trend
  ) throws -> (values: [Double], parts: Decomposition)? {
    guard let series = Series(a[0].dynamics.ref(row)), !series.values.isEmpty else { return nil }
    let values = series.values.map { $0 ?? 0 }
    var kind = defaultTrend
    if trend < a.count {
      guard let given = Decomposition.Trend(rawValue: a[trend].strings[row]) else {
        throw QueryFailure("'\(name)' knows the trends 'avg', 'linefit' and 'none'")
      }
      kind = given
    }
    let period = number(a, season, row, -1)
    guard let period = Int64(exactly: period),
      let season = Decomposition.Season(period, threshold: number(a, threshold, row, 0.6)),
      let points = Int(exactly: testPoints), points >= 0
    else { throw QueryFailure("'\(name)' takes whole numbers for the season and the test points") }
    return (values, Decomposition(values, season, kind, testPoints: points))
  }

  static var decomposed: [(name: String, type: ScalarType)] {
    [
      ("baseline", .dynamic), ("seasonal", .dynamic), ("trend", .dynamic), ("residual", .dynamic),
    ]
  }

  static func bag(_ values: [Double], _ parts: Decomposition) -> DynamicValue {
    let baseline = parts.baseline
    return .bag([
      .init("baseline", .reals(baseline)), .init("seasonal", .reals(parts.seasonal)),
      .init("trend", .reals(parts.trend)),
      .init("residual", .reals(Swift.zip(values, baseline).map { $0 - $1 })),
    ])
  }

  /// Overloads that leave out any number of the last parameters.
  static func overloads(
    _ parameters: [Parameter],
    required: Int,
    _ evaluate: @escaping @Sendable ([Column], Int, QueryContext) throws -> Column
  ) -> [Overload] {
    (required...parameters.count).map { count in
      Overload(Array(parameters.prefix(count)), returns: .dynamic, evaluate)
    }
  }
}

/// `series_decompose(series [, season [, trend [, testPoints [, threshold]]]])`.
enum SeriesDecompose: DecomposingFunction {
  static let name = "series_decompose"
  static let summary = "A series as baseline, season, trend and rest."
  static let examples = [
    Example(
      "print x = dynamic([1, 2, 1, 2]) | project b = series_decompose(x, 2)",
      prints: "[1.0,2.0,1.0,2.0]"
    )
  ]
  static var results: [(name: String, type: ScalarType)] { decomposed }
  static var overloads: [Overload] {
    overloads([.dynamic, .long, .string, .long, .real], required: 1) { a, n, _ in
      try SeriesRows.dynamics(a, n) { row in
        let found = try decomposition(
          a,
          row,
          season: 1,
          trend: 2,
          testPoints: number(a, 3, row, 0),
          threshold: 4,
          defaultTrend: .avg
        )
        return found.map { bag($0.values, $0.parts) }
      }
    }
  }
}

/// `series_decompose_forecast(series, points [, season [, trend [, threshold]]])`.
enum SeriesDecomposeForecast: DecomposingFunction {
  static let name = "series_decompose_forecast"
  static let summary = "What the last points of a series are expected to be by season and trend."
  static let examples = [
    Example(
      "print x = dynamic([1, 2, 3, 0, 0]) | project b = series_decompose_forecast(x, 2, 0)",
      prints: "[1.0,2.0,3.0,4.0,5.0]"
    )
  ]
  static var results: [(name: String, type: ScalarType)] { decomposed }
  static var overloads: [Overload] {
    overloads([.dynamic, .long, .long, .string, .real], required: 2) { a, n, _ in
      try SeriesRows.dynamics(a, n) { row in
        let found = try decomposition(
          a,
          row,
          season: 2,
          trend: 3,
          testPoints: number(a, 1, row, 0),
          threshold: 4,
          defaultTrend: .linefit
        )
        return found.map { bag($0.values, $0.parts) }
      }
    }
  }
}

/// `series_decompose_anomalies(series [, threshold [, season [, trend [, testPoints [, method
/// [, seasonThreshold]]]]]])`.
enum SeriesDecomposeAnomalies: DecomposingFunction {
  static let name = "series_decompose_anomalies"
  static let summary = "Where a series leaves what season and trend let expect, and how far."
  static let examples = [
    Example(
      "print x = dynamic([1, 2, 1, 2, 1, 9, 1, 2, 1, 2, 1, 2]) "
        + "| project b = series_decompose_anomalies(x, 1.5, 2)",
      prints: "[0,0,0,0,0,1,0,0,0,0,0,0]"
    )
  ]
  static let results: [(name: String, type: ScalarType)] = [
    ("ad_flag", .dynamic), ("ad_score", .dynamic), ("baseline", .dynamic),
  ]
  static var overloads: [Overload] {
    let parameters: [Parameter] = [
      .dynamic, .real, .long, .string, .long, .string, .real,
    ]
    return overloads(parameters, required: 1) { a, n, _ in
      try SeriesRows.dynamics(a, n) { row in
        let points = number(a, 4, row, 0)
        let found = try decomposition(
          a,
          row,
          season: 2,
          trend: 3,
          testPoints: points,
          threshold: 6,
          defaultTrend: .avg
        )
        guard let (values, parts) = found else { return nil }
        let baseline = parts.baseline
        let method = a.count > 5 ? a[5].strings[row] : "ctukey"
        let residuals = Swift.zip(values, baseline).map { $0 - $1 }
        let scores = try SeriesOutliers.scores(
          residuals,
          kind: method,
          testPoints: Int(exactly: points) ?? 0
        )
        let threshold = number(a, 1, row, 1.5)
        return .bag([
          .init(
            "ad_flag",
            .array(scores.map { .long($0 > threshold ? 1 : $0 < -threshold ? -1 : 0) })
          ),
          .init("ad_score", .reals(scores)), .init("baseline", .reals(baseline)),
        ])
      }
    }
  }
}

/// `series_seasonal(series [, period])`.
enum SeriesSeasonal: ScalarFunction {
  static let name = "series_seasonal"
  static let summary = "What repeats in a series: the median of the values in the same phase."
  static let examples = [
    Example("print series_seasonal(dynamic([1, 3, 1, 5]), 2)", prints: "[1.0,4.0,1.0,4.0]")
  ]
  static var overloads: [Overload] {
    [
      Overload([.dynamic], returns: .dynamic, evaluate),
      Overload([.dynamic, .long], returns: .dynamic, evaluate),
    ]
  }

  private static func evaluate(_ a: [Column], _ n: Int, _ context: QueryContext) -> Column {
    SeriesRows.dynamics(a, n) { row in
      guard let values = Series(a[0].dynamics.ref(row))?.complete else { return nil }
      let period = a.count > 1 ? a[1].longs[row] ?? -1 : -1
      guard let season = Decomposition.Season(period, threshold: 0.7) else { return nil }
      return .reals(Decomposition.seasonal(values, season, count: values.count))
    }
  }
}
