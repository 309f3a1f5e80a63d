public import PostureModel

/// The score that a run would have if some controls were met.
public struct WhatIf: Sendable, Hashable {
  /// The controls that would gain points, in order of identifier.
  public let controls: [String]
  /// The points that they would add.
  public let points: Double
  /// The score then, in percent; nil when nothing was measured.
  public let after: Double?

  /// Works it out; selectors name a control or the leading parts of several.
  public init(_ assessment: Assessment, meeting selectors: [String]) {
    let results = assessment.results.filter { result in
      result.pointsToGain > 0
        && selectors.contains { ControlSelector.matches(result.control.id, $0) }
    }
    let total = assessment.score.total
    controls = results.map(\.control.id)
    points = results.reduce(0) { $0 + $1.pointsToGain }
    after = total.possible > 0 ? (total.achieved + points) / total.possible * 100 : nil
  }
}
