import Glibc
import KQLPlan
import Tables

/// `abs(x)`.
enum Absolute: ScalarFunction {
  static let name = "abs"
  static let summary = "The distance of a number from zero."
  static let overloads = [
    Overload([.int], returns: .long) { a, _, _ in .long(a[0].ints.map { Int64($0).magnitudeValue })
    },
    Overload([.long], returns: .long) { a, _, _ in .long(a[0].longs.map(\.magnitudeValue)) },
    Overload([.real], returns: .real) { a, _, _ in .real(a[0].reals.map(\.magnitude)) },
    Overload([.decimal], returns: .decimal) { a, _, _ in
      .decimal(
        a[0].decimals.map {
          Decimal34(coefficient: $0.coefficient, exponent: $0.exponent, isNegative: false)
        }
      )
    },
    Overload([.timespan], returns: .timespan) { a, _, _ in
      .timespan(a[0].longs.map(\.magnitudeValue))
    },
  ]
  static let examples = [Example("print abs(-5)", prints: "5")]
}

extension Int64 {
  /// The magnitude; the smallest number, which has none, stays as it is.
  fileprivate var magnitudeValue: Int64 { self < 0 ? 0 &- self : self }
}

/// `ceiling(x)`.
enum Ceiling: ScalarFunction {
  static let name = "ceiling"
  static let summary = "The smallest whole number that is not below a number."
  static let overloads = [
    Overload([.long], returns: .long) { a, _, _ in a[0] },
    Overload([.real], returns: .real) { a, _, _ in .real(a[0].reals.map { $0.rounded(.up) }) },
  ]
  static let examples = [Example("print ceiling(-1.1)", prints: "-1.0")]
}

/// `sign(x)`.
enum Sign: ScalarFunction {
  static let name = "sign"
  static let summary = "-1, 0 or 1 as a number is below, at or above zero."
  static let overloads = [
    Overload([.long], returns: .long) { a, _, _ in .long(a[0].longs.map { $0.signum() }) },
    Overload([.real], returns: .real) { a, _, _ in
      .real(a[0].reals.map { $0 > 0 ? 1 : $0 < 0 ? -1 : 0 })
    },
  ]
  static let examples = [Example("print sign(-42)", prints: "-1")]
}

/// `round(x, digits)`: halves go away from zero.
enum Round: ScalarFunction {
  static let name = "round"
  static let summary = "A number rounded to some digits after the point."
  static let overloads = [
    Overload([.real], returns: .real) { a, _, _ in
      .real(a[0].reals.map { $0.rounded(.toNearestOrAwayFromZero) })
    },
    Overload([.real, .long], returns: .real) { a, n, _ in
      .real(zip(a[0].reals, a[1].longs, count: n, round))
    },
  ]
  static let examples = [
    Example("print round(2.5)", prints: "3.0"), Example("print round(2.98765, 3)", prints: "2.988"),
  ]

  private static func round(_ value: Double, _ digits: Int64) -> Double {
    guard abs(digits) <= 300 else { return digits > 0 ? value : 0 }
    let scale = pow(10, Double(abs(digits)))
    if digits < 0 { return (value / scale).rounded(.toNearestOrAwayFromZero) * scale }
    let scaled = value * scale
    return scaled.isFinite ? scaled.rounded(.toNearestOrAwayFromZero) / scale : value
  }
}
