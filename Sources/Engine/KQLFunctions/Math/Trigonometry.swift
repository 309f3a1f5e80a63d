import Glibc
import KQLPlan
import Tables

enum Sine: RealFunction {
  static let name = "sin"
  static let summary = "The sine of an angle in radians."
  static let examples = [Example("print sin(0)", prints: "0.0")]
  static func value(_ x: Double) -> Double? { sin(x) }
}

enum Cosine: RealFunction {
  static let name = "cos"
  static let summary = "The cosine of an angle in radians."
  static let examples = [Example("print cos(0)", prints: "1.0")]
  static func value(_ x: Double) -> Double? { cos(x) }
}

enum Tangent: RealFunction {
  static let name = "tan"
  static let summary = "The tangent of an angle in radians."
  static let examples = [Example("print tan(0)", prints: "0.0")]
  static func value(_ x: Double) -> Double? { tan(x) }
}

enum Cotangent: RealFunction {
  static let name = "cot"
  static let summary = "The cotangent of an angle in radians."
  static let examples = [Example("print round(cot(pi() / 4), 6)", prints: "1.0")]
  static func value(_ x: Double) -> Double? { 1 / tan(x) }
}

enum ArcSine: RealFunction {
  static let name = "asin"
  static let summary = "The angle whose sine is a number; null outside -1 to 1."
  static let examples = [Example("print asin(0)", prints: "0.0")]
  static func value(_ x: Double) -> Double? { abs(x) > 1 ? nil : asin(x) }
}

enum ArcCosine: RealFunction {
  static let name = "acos"
  static let summary = "The angle whose cosine is a number; null outside -1 to 1."
  static let examples = [Example("print acos(1)", prints: "0.0")]
  static func value(_ x: Double) -> Double? { abs(x) > 1 ? nil : acos(x) }
}

enum ArcTangent: RealFunction {
  static let name = "atan"
  static let summary = "The angle whose tangent is a number."
  static let examples = [Example("print atan(0)", prints: "0.0")]
  static func value(_ x: Double) -> Double? { atan(x) }
}

/// `atan2(y, x)`.
enum ArcTangent2: ScalarFunction {
  static let name = "atan2"
  static let summary = "The angle of the point (x, y)."
  static let overloads = [
    Overload([.real, .real], returns: .real) { a, n, _ in
      .real(zip(a[0].reals, a[1].reals, count: n) { atan2($0, $1) })
    }
  ]
  static let examples = [Example("print atan2(0, 1)", prints: "0.0")]
}
