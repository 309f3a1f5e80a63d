import PostureModel

/// A part of the catalog's points, by what is known about it.
struct BasisPart {
  /// A word that templates and styles use.
  let key: String
  /// Its name.
  let title: String
  /// What it means, in a phrase.
  let meaning: String
  /// Its points.
  let points: Double

  /// The parts of everything in scope, which add up to it; out of scope comes last.
  static func parts(of score: Score) -> [BasisPart] {
    let basis = score.basis
    let achieved = score.total.achieved
    return [
      BasisPart(
        key: "achieved",
        title: "Achieved",
        meaning: "measured, met",
        points: achieved
      ),
      BasisPart(
        key: "open",
        title: "Open",
        meaning: "measured, not met",
        points: max(0, basis.measured - achieved - basis.accepted)
      ),
      BasisPart(
        key: "accepted",
        title: "Risk accepted",
        meaning: "not met, by decision",
        points: basis.accepted
      ),
      BasisPart(
        key: "asserted",
        title: "Asserted",
        meaning: "on somebody’s word",
        points: basis.asserted
      ),
      BasisPart(
        key: "unmeasured",
        title: "Not measured",
        meaning: "evidence missing",
        points: basis.notMeasured
      ),
      BasisPart(
        key: "outside",
        title: "Out of scope",
        meaning: "does not apply",
        points: basis.outOfScope
      ),
    ]
  }
}
