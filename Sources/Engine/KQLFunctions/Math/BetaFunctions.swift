import Glibc
import KQLPlan
import Tables

/// The beta distribution, by the continued fraction of the incomplete beta function
/// (Numerical Recipes, section 6.4).
enum BetaFunction {
  /// The logarithm of the gamma function's magnitude, without the C library's global sign.
  static func logGamma(_ x: Double) -> Double {
    var sign: Int32 = 0
    return unsafe lgamma_r(x, &sign)
  }

  static func density(_ x: Double, _ a: Double, _ b: Double) -> Double {
    guard a > 0, b > 0, x >= 0, x <= 1 else { return .nan }
    let scale = logGamma(a + b) - logGamma(a) - logGamma(b)
    return exp(scale) * pow(x, a - 1) * pow(1 - x, b - 1)
  }

  static func cumulative(_ x: Double, _ a: Double, _ b: Double) -> Double {
    guard a > 0, b > 0, x >= 0, x <= 1 else { return .nan }
    if x == 0 || x == 1 { return x }
    let front = exp(
      logGamma(a + b) - logGamma(a) - logGamma(b) + a * log(x) + b * log1p(-x)
    )
    return x < (a + 1) / (a + b + 2)
      ? front * fraction(x, a, b) / a
      : 1 - front * fraction(1 - x, b, a) / b
  }

  /// By bisection, as far as the number's precision goes.
  static func inverse(_ share: Double, _ a: Double, _ b: Double) -> Double? {
    guard a > 0, b > 0 else { return .nan }
    guard share >= 0, share <= 1 else { return nil }
    if share == 0 || share == 1 { return share }
    var low = 0.0
    var high = 1.0
    for _ in 0..<200 {
      let middle = (low + high) / 2
      if middle == low || middle == high { break }
      if cumulative(middle, a, b) < share { low = middle } else { high = middle }
    }
    return (low + high) / 2
  }

  private static func fraction(_ x: Double, _ a: Double, _ b: Double) -> Double {
    let tiny = 1e-300
    var c = 1.0
    var d = 1 - (a + b) * x / (a + 1)
    d = 1 / (d.magnitude < tiny ? tiny : d)
    var result = d
    for step in 1...1000 {
      let m = Double(step)
      for term in [
        m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m)),
        -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1)),
      ] {
        d = 1 + term * d
        d = 1 / (d.magnitude < tiny ? tiny : d)
        c = 1 + term / c
        if c.magnitude < tiny { c = tiny }
        result *= d * c
      }
      if (d * c - 1).magnitude < 1e-16 { break }
    }
    return result
  }
}

/// A function of three reals.
protocol RealFunction3: ScalarFunction {
  static func value(_ x: Double, _ y: Double, _ z: Double) -> Double?
}

extension RealFunction3 {
  static var overloads: [Overload] {
    [
      Overload([.real, .real, .real], returns: .real) { a, n, _ in
        Rows.reals(a, n) { row in
          guard let x = a[0].reals[row], let y = a[1].reals[row], let z = a[2].reals[row] else {
            return nil
          }
          return value(x, y, z)
        }
      }
    ]
  }
}

/// `beta_cdf(x, alpha, beta)`.
enum BetaCumulative: RealFunction3 {
  static let name = "beta_cdf"
  static let summary = "The cumulative beta distribution."
  static let examples = [Example("print round(beta_cdf(0.5, 2, 2), 6)", prints: "0.5")]
  static func value(_ x: Double, _ y: Double, _ z: Double) -> Double? {
    BetaFunction.cumulative(x, y, z)
  }
}

/// `beta_pdf(x, alpha, beta)`.
enum BetaDensity: RealFunction3 {
  static let name = "beta_pdf"
  static let summary = "The density of the beta distribution."
  static let examples = [Example("print round(beta_pdf(0.5, 2, 2), 6)", prints: "1.5")]
  static func value(_ x: Double, _ y: Double, _ z: Double) -> Double? {
    BetaFunction.density(x, y, z)
  }
}

/// `beta_inv(probability, alpha, beta)`.
enum BetaInverse: RealFunction3 {
  static let name = "beta_inv"
  static let summary = "The value that the cumulative beta distribution reaches a probability at."
  static let examples = [Example("print round(beta_inv(0.5, 2, 2), 6)", prints: "0.5")]
  static func value(_ x: Double, _ y: Double, _ z: Double) -> Double? {
    BetaFunction.inverse(x, y, z)
  }
}

/// `welch_test(mean1, variance1, count1, mean2, variance2, count2)`.
enum WelchTest: ScalarFunction {
  static let name = "welch_test"
  static let summary = "The two-sided p-value of Welch's t-test."
  static let examples = [Example("print welch_test(1, 1, 10, 1, 1, 10)", prints: "1.0")]
  static var overloads: [Overload] {
    [
      Overload([.real, .real, .real, .real, .real, .real], returns: .real) { a, n, _ in
        Rows.reals(a, n) { row in
          let values = a.compactMap { $0.reals[row] }
          guard values.count == 6 else { return nil }
          let first = values[1] / values[2]
          let second = values[4] / values[5]
          let t = (values[0] - values[3]) / (first + second).squareRoot()
          let freedom =
            (first + second) * (first + second)
            / (first * first / (values[2] - 1) + second * second / (values[5] - 1))
          return BetaFunction.cumulative(freedom / (freedom + t * t), freedom / 2, 0.5)
        }
      }
    ]
  }
}
