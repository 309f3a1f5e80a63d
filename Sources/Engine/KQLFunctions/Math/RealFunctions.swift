import Glibc
import KQLPlan
import Tables

/// A function from real to real; a nil is a null.
protocol RealFunction: ScalarFunction {
  static func value(_ x: Double) -> Double?
}

extension RealFunction {
  static var naming: ColumnNaming { .argument }
  static var overloads: [Overload] {
    [
      Overload([.real], returns: .real) { a, _, _ in
        .real(a[0].reals.compactMap(nullValue: 0) { value($0) })
      }
    ]
  }
}

/// `sqrt(x)`.
enum SquareRoot: RealFunction {
  static let name = "sqrt"
  static let summary = "The square root; NaN for negative numbers."
  static let examples = [Example("print sqrt(16)", prints: "4.0")]
  static func value(_ x: Double) -> Double? { x.squareRoot() }
}

/// `exp(x)`.
enum Exponential: RealFunction {
  static let name = "exp"
  static let summary = "e raised to a power."
  static let examples = [Example("print exp(0)", prints: "1.0")]
  static func value(_ x: Double) -> Double? { exp(x) }
}

/// `exp2(x)`.
enum Exponential2: RealFunction {
  static let name = "exp2"
  static let summary = "2 raised to a power."
  static let examples = [Example("print exp2(10)", prints: "1024.0")]
  static func value(_ x: Double) -> Double? { exp2(x) }
}

/// `exp10(x)`.
enum Exponential10: RealFunction {
  static let name = "exp10"
  static let summary = "10 raised to a power."
  static let examples = [Example("print exp10(3)", prints: "1000.0")]
  static func value(_ x: Double) -> Double? { pow(10, x) }
}

/// `log(x)`.
enum Logarithm: RealFunction {
  static let name = "log"
  static let summary = "The natural logarithm; null for negative numbers."
  static let examples = [Example("print log(1)", prints: "0.0")]
  static func value(_ x: Double) -> Double? { x < 0 ? nil : log(x) }
}

/// `log2(x)`.
enum Logarithm2: RealFunction {
  static let name = "log2"
  static let summary = "The logarithm to base 2."
  static let examples = [Example("print log2(8)", prints: "3.0")]
  static func value(_ x: Double) -> Double? { log2(x) }
}

/// `log10(x)`.
enum Logarithm10: RealFunction {
  static let name = "log10"
  static let summary = "The logarithm to base 10."
  static let examples = [Example("print log10(1000)", prints: "3.0")]
  static func value(_ x: Double) -> Double? { log10(x) }
}

/// `sin(x)`.
enum Sine: RealFunction {
  static let name = "sin"
  static let summary = "The sine of an angle in radians."
  static let examples = [Example("print sin(0)", prints: "0.0")]
  static func value(_ x: Double) -> Double? { sin(x) }
}

/// `cos(x)`.
enum Cosine: RealFunction {
  static let name = "cos"
  static let summary = "The cosine of an angle in radians."
  static let examples = [Example("print cos(0)", prints: "1.0")]
  static func value(_ x: Double) -> Double? { cos(x) }
}

/// `tan(x)`.
enum Tangent: RealFunction {
  static let name = "tan"
  static let summary = "The tangent of an angle in radians."
  static let examples = [Example("print tan(0)", prints: "0.0")]
  static func value(_ x: Double) -> Double? { tan(x) }
}

/// `cot(x)`.
enum Cotangent: RealFunction {
  static let name = "cot"
  static let summary = "The cotangent of an angle in radians."
  static let naming = ColumnNaming.none
  static let examples = [Example("print round(cot(1), 4)", prints: "0.6421")]
  static func value(_ x: Double) -> Double? { 1 / tan(x) }
}

/// `asin(x)`.
enum ArcSine: RealFunction {
  static let name = "asin"
  static let summary = "The angle with a given sine; null outside -1 to 1."
  static let examples = [Example("print asin(0)", prints: "0.0")]
  static func value(_ x: Double) -> Double? { x.magnitude > 1 ? nil : asin(x) }
}

/// `acos(x)`.
enum ArcCosine: RealFunction {
  static let name = "acos"
  static let summary = "The angle with a given cosine; null outside -1 to 1."
  static let examples = [Example("print acos(1)", prints: "0.0")]
  static func value(_ x: Double) -> Double? { x.magnitude > 1 ? nil : acos(x) }
}

/// `atan(x)`.
enum ArcTangent: RealFunction {
  static let name = "atan"
  static let summary = "The angle with a given tangent."
  static let examples = [Example("print atan(0)", prints: "0.0")]
  static func value(_ x: Double) -> Double? { atan(x) }
}

/// `degrees(x)`.
enum Degrees: RealFunction {
  static let name = "degrees"
  static let summary = "An angle in radians as degrees."
  static let naming = ColumnNaming.none
  static let examples = [Example("print degrees(pi())", prints: "180.0")]
  static func value(_ x: Double) -> Double? { x * 180 / .pi }
}

/// `radians(x)`.
enum Radians: RealFunction {
  static let name = "radians"
  static let summary = "An angle in degrees as radians."
  static let naming = ColumnNaming.none
  static let examples = [Example("print radians(180) == pi()", prints: "True")]
  static func value(_ x: Double) -> Double? { x * .pi / 180 }
}

/// `gamma(x)`.
enum Gamma: RealFunction {
  static let name = "gamma"
  static let summary = "The gamma function, which continues the factorial."
  static let examples = [Example("print gamma(5)", prints: "24.0")]
  static func value(_ x: Double) -> Double? { tgamma(x) }
}

/// `loggamma(x)`.
enum LogGamma: RealFunction {
  static let name = "loggamma"
  static let summary = "The logarithm of the gamma function's magnitude."
  static let examples = [Example("print loggamma(1)", prints: "0.0")]
  static func value(_ x: Double) -> Double? { BetaFunction.logGamma(x) }
}

/// `erf(x)`.
enum ErrorFunction: RealFunction {
  static let name = "erf"
  static let summary = "The error function."
  static let examples = [Example("print erf(0)", prints: "0.0")]
  static func value(_ x: Double) -> Double? { erf(x) }
}

/// `erfc(x)`.
enum ComplementaryErrorFunction: RealFunction {
  static let name = "erfc"
  static let summary = "One less the error function."
  static let examples = [Example("print erfc(0)", prints: "1.0")]
  static func value(_ x: Double) -> Double? { erfc(x) }
}
