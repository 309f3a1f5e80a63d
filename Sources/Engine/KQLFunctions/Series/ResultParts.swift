import KQLPlan
import Tables

/// A function with several results that its `_dynamic` twin gives as one bag.
protocol SeriesParts: ScalarFunction {
  /// The names, types and keys of the results.
  static var results: [(name: String, type: ScalarType)] { get }
}

extension SeriesParts {
  static func parts(_ arguments: [ArgumentInfo]) -> [ResultPart] {
    let prefix = name + "_" + (arguments.first?.name ?? "") + "_"
    return results.map { ResultPart(name: prefix + $0.name, type: $0.type, key: $0.name) }
  }
}

/// `series_stats(series [, ignoreNonfinite])`.
enum SeriesStats: SeriesParts {
  static let name = "series_stats"
  static let summary = "Extremes, their positions, mean, deviation and variance, one column each."
  static let examples = [
    Example("print x = dynamic([10, 20]) | project (a, b) = series_stats(x)", prints: "10.0")
  ]
  static let results: [(name: String, type: ScalarType)] = [
    ("min", .real), ("min_idx", .long), ("max", .real), ("max_idx", .long), ("avg", .real),
    ("stdev", .real), ("variance", .real),
  ]
  static var overloads: [Overload] { SeriesStatsDynamic.overloads }
}

/// `series_fit_line(series)`.
enum SeriesFitLine: SeriesParts {
  static let name = "series_fit_line"
  static let summary = "The line that fits a series best, one column for each of its measures."
  static let examples = [
    Example("print x = dynamic([1, 3, 5]) | project (a, b) = series_fit_line(x)", prints: "1.0")
  ]
  static let results: [(name: String, type: ScalarType)] = [
    ("rsquare", .real), ("slope", .real), ("variance", .real), ("rvariance", .real),
    ("interception", .real), ("line_fit", .dynamic),
  ]
  static var overloads: [Overload] { SeriesFitLineDynamic.overloads }
}

/// `series_fit_2lines(series)`.
enum SeriesFit2Lines: SeriesParts {
  static let name = "series_fit_2lines"
  static let summary = "The two lines, one after the other, that fit a series best."
  static let examples = [
    Example(
      "print x = dynamic([0, 1, 2, 9, 7, 5]) | project (a, b) = series_fit_2lines(x)",
      prints: "1.0"
    )
  ]
  static let results: [(name: String, type: ScalarType)] =
    [
      ("rsquare", .real), ("split_idx", .long), ("variance", .real), ("rvariance", .real),
      ("line_fit", .dynamic),
    ]
    + ["right", "left"].flatMap { side in
      ["rsquare", "slope", "interception", "variance", "rvariance"].map {
        (side + "_" + $0, ScalarType.real)
      }
    }
  static var overloads: [Overload] {
    [
      Overload([.dynamic], returns: .dynamic) { a, n, _ in
        SeriesRows.dynamics(a, n) { row in
          guard let values = Series(a[0].dynamics.ref(row))?.complete, values.count > 3,
            case .bag(let entries) = SeriesFit2LinesDynamic.fit(values)
          else { return nil }
          return .bag(
            entries.flatMap { entry -> [DynamicValue.BagEntry] in
              guard case .bag(let inner) = entry.value else { return [entry] }
              return inner.map { .init(entry.key + "_" + $0.key, $0.value) }
            }
          )
        }
      }
    ]
  }
}
