import KQLPlan
import Tables

/// `series_fit_poly(y [, x [, degree]])`.
enum SeriesFitPoly: SeriesParts {
  static let name = "series_fit_poly"
  static let summary = "The polynomial of a degree that fits a series best by least squares."
  static let examples = [
    Example(
      "print y = dynamic([1, 4, 9, 16]) | project f = series_fit_poly(y, range(1, 4), 2)",
      prints: "1.0"
    )
  ]
  static let results: [(name: String, type: ScalarType)] = [
    ("rsquare", .real), ("coefficients", .dynamic), ("variance", .real), ("rvariance", .real),
    ("poly_fit", .dynamic),
  ]
  static var overloads: [Overload] {
    [
      Overload([.dynamic], returns: .dynamic, evaluate),
      Overload([.dynamic, .dynamic], returns: .dynamic, evaluate),
      Overload([.dynamic, .dynamic, .long], returns: .dynamic, evaluate),
    ]
  }

  private static func evaluate(_ a: [Column], _ n: Int, _ context: QueryContext) -> Column {
    SeriesRows.dynamics(a, n) { row in
      guard let y = Series(a[0].dynamics.ref(row))?.complete, !y.isEmpty else { return nil }
      var x = y.indices.map { Double($0 + 1) }
      if a.count > 1 {
        guard let given = Series(a[1].dynamics.ref(row))?.complete, given.count == y.count else {
          return nil
        }
        x = given
      }
      let degree = a.count > 2 ? a[2].longs[row] ?? 1 : 1
      guard degree >= 0, degree < y.count, degree <= 64 else { return nil }
      return fit(x, y, Int(degree))
    }
  }

  private static func fit(_ x: [Double], _ y: [Double], _ degree: Int) -> DynamicValue? {
    guard let fit = PolynomialFit(x, y, degree: degree) else { return nil }
    let line = x.map(fit.value)
    let mean = y.reduce(0, +) / Double(y.count)
    let freedom = Double(max(1, y.count - 1))
    let variance = y.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / freedom
    var squares = 0.0
    for (value, expected) in Swift.zip(y, line) {
      squares += (value - expected) * (value - expected)
    }
    let residual = squares / freedom
    return .bag([
      .init("rsquare", .real(variance == 0 ? 1 : 1 - residual / variance)),
      .init("coefficients", .reals(fit.coefficients.reversed())),
      .init("variance", .real(variance)), .init("rvariance", .real(residual)),
      .init("poly_fit", .reals(line)),
    ])
  }
}

/// A polynomial fit by least squares, over powers that are made orthogonal first so that high
/// degrees keep their digits.
struct PolynomialFit {
  /// The coefficients, of the lowest power first.
  let coefficients: [Double]

  init?(_ x: [Double], _ y: [Double], degree: Int) {
    // Forsythe's orthogonal polynomials: p(k+1) = (x - a) p(k) - b p(k-1).
    var before = [Double](repeating: 0, count: x.count)
    var current = [Double](repeating: 1, count: x.count)
    var beforePowers = [Double](repeating: 0, count: degree + 1)
    var currentPowers = beforePowers
    currentPowers[0] = 1
    var sum = beforePowers
    var rest = y
    var beforeNorm = 1.0
    for power in 0...degree {
      let norm = SeriesDotProduct.product(current, current)
      guard norm > 0, norm.isFinite else { return nil }
      let weight = SeriesDotProduct.product(rest, current) / norm
      for index in x.indices { rest[index] -= weight * current[index] }
      for index in 0...degree { sum[index] += weight * currentPowers[index] }
      guard power < degree else { break }
      var center = 0.0
      for index in x.indices { center += x[index] * current[index] * current[index] }
      center /= norm
      let pull = power == 0 ? 0 : norm / beforeNorm
      var next = current
      for index in x.indices {
        next[index] = (x[index] - center) * current[index] - pull * before[index]
      }
      var nextPowers = [Double](repeating: 0, count: degree + 1)
      for index in 0...degree {
        let shifted = index > 0 ? currentPowers[index - 1] : 0
        nextPowers[index] = shifted - center * currentPowers[index] - pull * beforePowers[index]
      }
      (before, current) = (current, next)
      (beforePowers, currentPowers) = (currentPowers, nextPowers)
      beforeNorm = norm
    }
    coefficients = sum
  }

  /// The polynomial at a point.
  func value(_ x: Double) -> Double {
    coefficients.reversed().reduce(0) { $0 * x + $1 }
  }
}
