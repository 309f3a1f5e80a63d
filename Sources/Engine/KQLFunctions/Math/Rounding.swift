import Glibc
import KQLPlan
import Tables

/// `abs(x)`.
enum Absolute: ScalarFunction {
  static let name = "abs"
  static let summary = "The distance of a number or timespan from zero."
  static let naming = ColumnNaming.argument
  static let examples = [
    Example("print abs(-3)", prints: "3"), Example("print abs(-1h)", prints: "01:00:00"),
  ]
  static var overloads: [Overload] {
    [
      Overload([.long], returns: .long) { a, _, _ in .long(magnitudes(a[0])) },
      Overload([.real], returns: .real) { a, _, _ in .real(a[0].reals.map { $0.magnitude }) },
      Overload([.decimal], returns: .decimal) { a, _, _ in
        .decimal(a[0].decimals.map { $0.magnitude })
      },
      Overload([.timespan], returns: .timespan) { a, _, _ in .timespan(magnitudes(a[0])) },
    ]
  }

  private static func magnitudes(_ column: Column) -> FixedWidth<Int64> {
    column.longs.map { $0 < 0 ? 0 &- $0 : $0 }
  }
}

/// `ceiling(x)`.
enum Ceiling: ScalarFunction {
  static let name = "ceiling"
  static let summary = "The smallest whole number that is not below a number."
  static let naming = ColumnNaming.argument
  static let examples = [Example("print ceiling(0.9)", prints: "1.0")]
  static var overloads: [Overload] {
    [
      Overload([.real], returns: .real) { a, _, _ in .real(a[0].reals.map { $0.rounded(.up) }) },
      Overload([.decimal], returns: .decimal) { a, _, _ in
        .decimal(a[0].decimals.map { $0.rounded(places: 0, .up) })
      },
    ]
  }
}

/// `round(x [, places])`.
enum Round: ScalarFunction {
  static let name = "round"
  static let summary = "A number rounded to decimal places, halves away from zero."
  static let naming = ColumnNaming.argument
  static let examples = [
    Example("print round(2.5)", prints: "3.0"), Example("print round(3.14159, 2)", prints: "3.14"),
    Example("print round(1234.5, -2)", prints: "1200.0"),
  ]
  static var overloads: [Overload] {
    [
      Overload([.real], returns: .real) { a, _, _ in
        .real(a[0].reals.map { $0.rounded(.toNearestOrAwayFromZero) })
      },
      Overload([.decimal], returns: .decimal) { a, _, _ in
        .decimal(a[0].decimals.map { $0.rounded(places: 0, .halfAwayFromZero) })
      },
      Overload([.real, .long], returns: .real) { a, n, _ in
        .real(zip(a[0].reals, a[1].longs, count: n) { rounded($0, places: $1) })
      },
      Overload([.decimal, .long], returns: .decimal) { a, n, _ in
        .decimal(
          zip(a[0].decimals, a[1].longs, count: n) {
            $0.rounded(places: Int(clamping: max(-100, min($1, 100))), .halfAwayFromZero)
          }
        )
      },
    ]
  }

  static func rounded(_ value: Double, places: Int64) -> Double {
    let power = max(-308, min(places, 308))
    let unit = pow(10, Double(power.magnitude))
    let scaled = power < 0 ? value / unit : value * unit
    guard scaled.isFinite else { return value }
    let whole = scaled.rounded(.toNearestOrAwayFromZero)
    return power < 0 ? whole * unit : whole / unit
  }
}

/// `sign(x)`.
enum Sign: RealFunction {
  static let name = "sign"
  static let summary = "1, 0 or -1, as a number is above, at or below zero."
  static let naming = ColumnNaming.none
  static let examples = [Example("print sign(-42)", prints: "-1.0")]
  static func value(_ x: Double) -> Double? { x > 0 ? 1 : x < 0 ? -1 : 0 }
}

/// `isnan`, `isinf` and `isfinite`.
protocol RealTest: ScalarFunction {
  static func holds(_ x: Double) -> Bool
}

extension RealTest {
  static var overloads: [Overload] {
    [Overload([.real], returns: .bool) { a, _, _ in .bool(a[0].reals.map { holds($0) }) }]
  }
}

/// `isnan(x)`.
enum IsNaN: RealTest {
  static let name = "isnan"
  static let summary = "Whether a number is not a number."
  static let examples = [Example("print isnan(0.0 / 0.0)", prints: "True")]
  static func holds(_ x: Double) -> Bool { x.isNaN }
}

/// `isinf(x)`.
enum IsInfinite: RealTest {
  static let name = "isinf"
  static let summary = "Whether a number is infinite."
  static let examples = [Example("print isinf(1.0 / 0.0)", prints: "True")]
  static func holds(_ x: Double) -> Bool { x.isInfinite }
}

/// `isfinite(x)`.
enum IsFinite: RealTest {
  static let name = "isfinite"
  static let summary = "Whether a number is neither infinite nor NaN."
  static let examples = [Example("print isfinite(1.0 / 0.0)", prints: "False")]
  static func holds(_ x: Double) -> Bool { x.isFinite }
}
