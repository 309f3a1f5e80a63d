import Glibc
import KQLPlan
import Tables

/// A function of each element of a series.
protocol ElementFunction: ScalarFunction {
  static func value(_ x: Double) -> Double
  /// Whether whole numbers stay whole numbers.
  static var keepsWhole: Bool { get }
}

extension ElementFunction {
  static var keepsWhole: Bool { false }
  static var overloads: [Overload] {
    [
      Overload([.dynamic], returns: .dynamic) { a, n, _ in
        SeriesRows.dynamics(a, n) { row in
          guard let series = Series(a[0].dynamics.ref(row)) else { return nil }
          let results = series.values.map { $0.map(value) }
          return Series(results, isWhole: keepsWhole && series.isWhole).dynamic
        }
      }
    ]
  }
}

/// `series_abs(series)`.
enum SeriesAbs: ElementFunction {
  static let name = "series_abs"
  static let summary = "The absolute value of each element."
  static let examples = [Example("print series_abs(dynamic([-1, 2]))", prints: "[1,2]")]
  static let keepsWhole = true
  static func value(_ x: Double) -> Double { abs(x) }
}

/// `series_exp(series)`.
enum SeriesExp: ElementFunction {
  static let name = "series_exp"
  static let summary = "e to the power of each element."
  static let examples = [Example("print series_exp(dynamic([0]))", prints: "[1.0]")]
  static func value(_ x: Double) -> Double { exp(x) }
}

/// `series_sign(series)`.
enum SeriesSign: ElementFunction {
  static let name = "series_sign"
  static let summary = "The sign of each element: -1, 0 or 1."
  static let examples = [Example("print series_sign(dynamic([-6, 0, 8]))", prints: "[-1,0,1]")]
  static let keepsWhole = true
  static func value(_ x: Double) -> Double { x > 0 ? 1 : x < 0 ? -1 : 0 }
}

/// `series_floor(series)`.
enum SeriesFloor: ElementFunction {
  static let name = "series_floor"
  static let summary = "Each element rounded down."
  static let examples = [Example("print series_floor(dynamic([-1.5]))", prints: "[-2.0]")]
  static func value(_ x: Double) -> Double { x.rounded(.down) }
}

/// `series_ceiling(series)`.
enum SeriesCeiling: ElementFunction {
  static let name = "series_ceiling"
  static let summary = "Each element rounded up."
  static let examples = [Example("print series_ceiling(dynamic([1.5]))", prints: "[2.0]")]
  static func value(_ x: Double) -> Double { x.rounded(.up) }
}

/// `series_log(series)`.
enum SeriesLog: ElementFunction {
  static let name = "series_log"
  static let summary = "The natural logarithm of each element."
  static let examples = [Example("print series_log(dynamic([1]))", prints: "[0.0]")]
  static func value(_ x: Double) -> Double { log(x) }
}

/// `series_sin(series)`.
enum SeriesSin: ElementFunction {
  static let name = "series_sin"
  static let summary = "The sine of each element."
  static let examples = [Example("print series_sin(dynamic([0]))", prints: "[0.0]")]
  static func value(_ x: Double) -> Double { sin(x) }
}

/// `series_cos(series)`.
enum SeriesCos: ElementFunction {
  static let name = "series_cos"
  static let summary = "The cosine of each element."
  static let examples = [Example("print series_cos(dynamic([0]))", prints: "[1.0]")]
  static func value(_ x: Double) -> Double { cos(x) }
}

/// `series_tan(series)`.
enum SeriesTan: ElementFunction {
  static let name = "series_tan"
  static let summary = "The tangent of each element."
  static let examples = [Example("print series_tan(dynamic([0]))", prints: "[0.0]")]
  static func value(_ x: Double) -> Double { tan(x) }
}

/// `series_asin(series)`.
enum SeriesAsin: ElementFunction {
  static let name = "series_asin"
  static let summary = "The arc sine of each element."
  static let examples = [Example("print series_asin(dynamic([0]))", prints: "[0.0]")]
  static func value(_ x: Double) -> Double { asin(x) }
}

/// `series_acos(series)`.
enum SeriesAcos: ElementFunction {
  static let name = "series_acos"
  static let summary = "The arc cosine of each element."
  static let examples = [Example("print series_acos(dynamic([1]))", prints: "[0.0]")]
  static func value(_ x: Double) -> Double { acos(x) }
}

/// `series_atan(series)`.
enum SeriesAtan: ElementFunction {
  static let name = "series_atan"
  static let summary = "The arc tangent of each element."
  static let examples = [Example("print series_atan(dynamic([0]))", prints: "[0.0]")]
  static func value(_ x: Double) -> Double { atan(x) }
}
