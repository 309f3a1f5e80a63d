public import PostureModel

/// A choice of actions, and what it reaches.
public struct Plan: Sendable, Hashable {
  /// What the choice must do.
  public enum Aim: Sendable, Hashable {
    /// Gain as much as so many units of effort can.
    case budget(Int)
    /// Reach so many percent with the least effort.
    case target(Double)
    /// Both: the target within the budget, or as near as the budget comes.
    case both(target: Double, budget: Int)
    /// Everything there is to do.
    case everything
  }

  /// The actions, in order of rank.
  public let actions: [Recommendation]
  /// Their effort in the units of `Cost.effort`.
  public let effort: Int
  /// The points that they add.
  public let points: Double
  /// The score before, in percent; nil when nothing was measured.
  public let before: Double?
  /// The score when all of them are done, in percent.
  public let after: Double?
  /// Whether the aim is met: a target may be out of reach.
  public let isMet: Bool
  /// Whether it is certain that no other choice is better; dependencies can be too tangled for that.
  public let isExact: Bool

  /// The best choice for an aim.
  ///
  /// It is exact: no other choice gains more within the budget, or reaches the target with less. No
  /// action is in it without those that must come before.
  /// Of equal choices the one of less effort is taken, then the one with the better ranked actions.
  public init(_ assessment: Assessment, aim: Aim) {
    let all = assessment.recommendations
    let total = assessment.score.total
    let wanted: Double? =
      switch aim {
      case .target(let percent), .both(let percent, _):
        percent / 100 * total.possible - total.achieved
      case .budget, .everything: nil
      }
    let budget: Int? =
      switch aim {
      case .budget(let units), .both(_, let units): max(0, units)
      case .target, .everything: nil
      }
    var chosen = all
    var isExact = true
    if wanted != nil || budget != nil {
      let everything = all.reduce(0) { $0 + $1.cost.effort }
      let knapsack = PrecedenceKnapsack(all, limit: min(budget ?? everything, everything))
      let tolerance = PrecedenceKnapsack.tolerance
      let gains = knapsack.best.map(\.gain)
      let goal = wanted.flatMap { wanted in
        gains.contains { $0 >= wanted - tolerance } ? wanted : nil
      }
      let enough = (goal ?? gains.max() ?? 0) - tolerance
      let effort = gains.firstIndex { $0 >= enough } ?? 0
      chosen = knapsack.choice(for: effort).map { all[$0] }
      isExact = knapsack.isExact
    }
    self.isExact = isExact
    actions = chosen
    effort = chosen.reduce(0) { $0 + $1.cost.effort }
    let gained = chosen.reduce(0) { $0 + $1.pointsToGain }
    points = gained
    before = total.percentage
    after = total.possible > 0 ? (total.achieved + gained) / total.possible * 100 : nil
    isMet = wanted.map { gained >= $0 - PrecedenceKnapsack.tolerance } ?? true
  }
}
