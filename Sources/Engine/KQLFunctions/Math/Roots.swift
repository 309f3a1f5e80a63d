import Glibc
import KQLPlan
import Tables

/// A function of one real.
protocol RealFunction: ScalarFunction {
  /// The value, or nil for null.
  static func value(_ x: Double) -> Double?
}

extension RealFunction {
  static var overloads: [Overload] {
    [
      Overload([.real], returns: .real) { a, _, _ in
        .real(a[0].reals.compactMap(nullValue: 0, value))
      }
    ]
  }
}

enum SquareRoot: RealFunction {
  static let name = "sqrt"
  static let summary = "The square root; of a negative number NaN."
  static let examples = [Example("print sqrt(16)", prints: "4.0")]
  static func value(_ x: Double) -> Double? { x.squareRoot() }
}

enum Exponential: RealFunction {
  static let name = "exp"
  static let summary = "e to the power of a number."
  static let examples = [Example("print exp(0)", prints: "1.0")]
  static func value(_ x: Double) -> Double? { exp(x) }
}

enum Exponential2: RealFunction {
  static let name = "exp2"
  static let summary = "2 to the power of a number."
  static let examples = [Example("print exp2(3)", prints: "8.0")]
  static func value(_ x: Double) -> Double? { exp2(x) }
}

enum Exponential10: RealFunction {
  static let name = "exp10"
  static let summary = "10 to the power of a number."
  static let examples = [Example("print exp10(2)", prints: "100.0")]
  static func value(_ x: Double) -> Double? { pow(10, x) }
}

/// Source of the null for negative numbers: documentation of `log()`.
enum Logarithm: RealFunction {
  static let name = "log"
  static let summary = "The natural logarithm; of a negative number null."
  static let examples = [Example("print log(1)", prints: "0.0")]
  static func value(_ x: Double) -> Double? { x < 0 ? nil : log(x) }
}

enum Logarithm2: RealFunction {
  static let name = "log2"
  static let summary = "The logarithm to base 2; of a negative number null."
  static let examples = [Example("print log2(8)", prints: "3.0")]
  static func value(_ x: Double) -> Double? { x < 0 ? nil : log2(x) }
}

enum Logarithm10: RealFunction {
  static let name = "log10"
  static let summary = "The logarithm to base 10; of a negative number null."
  static let examples = [Example("print log10(1000)", prints: "3.0")]
  static func value(_ x: Double) -> Double? { x < 0 ? nil : log10(x) }
}

enum Gamma: RealFunction {
  static let name = "gamma"
  static let summary = "The gamma function."
  static let examples = [Example("print gamma(5)", prints: "24.0")]
  static func value(_ x: Double) -> Double? {
    // A pole has no value.
    x <= 0 && x == x.rounded() ? nil : tgamma(x)
  }
}

enum LogGamma: RealFunction {
  static let name = "loggamma"
  static let summary = "The logarithm of the absolute value of the gamma function."
  static let examples = [Example("print loggamma(1)", prints: "0.0")]
  static func value(_ x: Double) -> Double? {
    x <= 0 && x == x.rounded() ? nil : lgamma(x)
  }
}

enum ErrorFunction: RealFunction {
  static let name = "erf"
  static let summary = "The error function."
  static let examples = [Example("print erf(0)", prints: "0.0")]
  static func value(_ x: Double) -> Double? { erf(x) }
}

enum ComplementaryErrorFunction: RealFunction {
  static let name = "erfc"
  static let summary = "One minus the error function."
  static let examples = [Example("print erfc(0)", prints: "1.0")]
  static func value(_ x: Double) -> Double? { erfc(x) }
}

enum Degrees: RealFunction {
  static let name = "degrees"
  static let summary = "Radians as degrees."
  static let examples = [Example("print degrees(pi())", prints: "180.0")]
  static func value(_ x: Double) -> Double? { x * 180 / .pi }
}

enum Radians: RealFunction {
  static let name = "radians"
  static let summary = "Degrees as radians."
  static let examples = [Example("print radians(180) == pi()", prints: "True")]
  static func value(_ x: Double) -> Double? { x * .pi / 180 }
}

/// `pow(x, y)`.
enum Power: ScalarFunction {
  static let name = "pow"
  static let summary = "A number to the power of another."
  static let overloads = [
    Overload([.real, .real], returns: .real) { a, n, _ in
      .real(zip(a[0].reals, a[1].reals, count: n) { pow($0, $1) })
    }
  ]
  static let examples = [Example("print pow(2, 10)", prints: "1024.0")]
}

/// `pi()`.
enum Pi: ScalarFunction {
  static let name = "pi"
  static let summary = "The ratio of a circle's circumference to its diameter."
  static let overloads = [
    Overload([], returns: .real) { _, n, _ in .real(FixedWidth(constant: .pi, count: n)) }
  ]
  static let examples = [Example("print round(pi(), 2)", prints: "3.14")]
}
