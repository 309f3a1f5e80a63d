public import PostureModel

/// Adds results up.
///
/// A measured control adds its points to the denominator and its points times its share to the
/// numerator. A control that was not measured, does not apply or is not licensed is in neither, and
/// is listed with the reason. What rests on somebody's word, a whole control or the part of its
/// points that some objects stand for, is in neither either; those points stand in the basis. An
/// accepted risk stays in both: accepting a risk gains nothing.
public enum Scoring {
  /// The score of results, which must be in order of control identifier.
  public static func score(_ results: [ControlResult]) -> Score {
    var score = Score()
    for result in results {
      let points = result.control.points
      if let exclusion = exclusion(of: result) {
        score.excluded.append(exclusion)
      } else if let share = result.verdict.share {
        let possible = points - asserted(of: result)
        let achieved = points * share
        score.terms.append(
          ScoreTerm(
            control: result.control.id,
            category: result.control.category,
            product: result.control.product,
            possible: possible,
            share: possible == points ? share : achieved / possible,
            achieved: achieved,
            accepted: accepted(of: result)
          )
        )
      }
      add(result, points: points, to: &score.basis)
    }
    score.total = tally(score.terms, controls: results.count)
    score.byCategory = Category.allCases.compactMap { category in
      let controls = results.count { $0.control.category == category }
      guard controls > 0 else { return nil }
      let terms = score.terms.filter { $0.category == category }
      return CategoryTally(category: category, tally: tally(terms, controls: controls))
    }
    score.byProduct = Product.allCases.compactMap { product in
      let controls = results.count { $0.control.product == product }
      guard controls > 0 else { return nil }
      let terms = score.terms.filter { $0.product == product }
      return ProductTally(product: product, tally: tally(terms, controls: controls))
    }
    return score
  }

  /// The points of a result that rest on somebody's word; all of them when nothing else is said.
  private static func asserted(of result: ControlResult) -> Double {
    let points = result.control.points
    guard case .asserted = result.standing else { return min(points, result.pointsAsserted) }
    return result.pointsAsserted > 0 ? min(points, result.pointsAsserted) : points
  }

  /// The points of a measured result that are given up; the whole gap when nothing else is said.
  private static func accepted(of result: ControlResult) -> Double {
    if result.pointsAccepted > 0 { return result.pointsAccepted }
    guard case .accepted = result.standing, let share = result.verdict.share else { return 0 }
    return result.control.points * (1 - share)
  }

  private static func isWhollyAsserted(_ result: ControlResult) -> Bool {
    guard case .asserted = result.standing else { return false }
    return asserted(of: result) >= result.control.points
  }

  /// Why a result is in neither sum, in a sentence; nil when it is in both.
  private static func exclusion(of result: ControlResult) -> ExcludedControl? {
    let reason: String
    switch (result.standing, result.verdict) {
    case (.asserted(let waiver), _) where isWhollyAsserted(result):
      reason = "met another way, by waiver '\(waiver)'"
    case (_, .pass), (_, .fail), (_, .partial): return nil
    case (_, .notApplicable(let why)): reason = why
    case (_, .notMeasured(let missing)):
      reason = missing.map { "\($0.table): \($0.reason)" }.joined(separator: "; ")
    case (_, .notLicensed(let plans)):
      reason = "needs one of the service plans \(plans.joined(separator: ", "))"
    case (_, .error(let problem)): reason = problem.message
    }
    return ExcludedControl(
      control: result.control.id,
      category: result.control.category,
      product: result.control.product,
      points: result.control.points,
      verdict: result.verdict.kind,
      reason: reason
    )
  }

  private static func add(_ result: ControlResult, points: Double, to basis: inout Basis) {
    if isWhollyAsserted(result) {
      basis.asserted += points
      return
    }
    switch result.verdict {
    case .pass, .fail, .partial:
      let asserted = asserted(of: result)
      basis.asserted += asserted
      basis.measured += points - asserted
      basis.accepted += accepted(of: result)
    case .notMeasured, .error: basis.notMeasured += points
    case .notApplicable, .notLicensed: basis.outOfScope += points
    }
  }

  private static func tally(_ terms: [ScoreTerm], controls: Int) -> Tally {
    Tally(
      achieved: terms.reduce(0) { $0 + $1.achieved },
      possible: terms.reduce(0) { $0 + $1.possible },
      measured: terms.count,
      controls: controls
    )
  }
}
