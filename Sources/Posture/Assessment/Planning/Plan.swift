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

  /// The best choice for an aim.
  ///
  /// It is exact: no other choice gains more within the budget, or reaches the target with less.
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
    let chosen: [Recommendation]
    if wanted == nil, budget == nil {
      chosen = all
    } else {
      chosen = Self.choice(from: all, budget: budget, wanted: wanted)
    }
    actions = chosen
    effort = chosen.reduce(0) { $0 + $1.cost.effort }
    let gained = chosen.reduce(0) { $0 + $1.pointsToGain }
    points = gained
    before = total.percentage
    after = total.possible > 0 ? (total.achieved + gained) / total.possible * 100 : nil
    isMet = wanted.map { gained >= $0 - Self.tolerance } ?? true
  }

  /// What sums of doubles may be off by.
  private static let tolerance = 1e-9

  /// The most points for every effort, by dynamic programming over the actions.
  private static func choice(
    from actions: [Recommendation],
    budget: Int?,
    wanted: Double?
  ) -> [Recommendation] {
    if let wanted, wanted <= tolerance { return [] }
    let everything = actions.reduce(0) { $0 + $1.cost.effort }
    let limit = min(budget ?? everything, everything)
    // `taken[i]` says for each effort whether action `i` is part of the best choice among it and
    // those after it, which are looked at before: so better ranked actions win when gains are equal.
    var best = [Double](repeating: 0, count: limit + 1)
    var taken = [[Bool]](repeating: [], count: actions.count)
    for index in actions.indices.reversed() {
      let effort = actions[index].cost.effort
      var row = [Bool](repeating: false, count: limit + 1)
      if effort <= limit {
        for units in stride(from: limit, through: effort, by: -1) {
          let gain = best[units - effort] + actions[index].pointsToGain
          if gain >= best[units] - tolerance, gain > 0 {
            row[units] = true
            best[units] = gain
          }
        }
      }
      taken[index] = row
    }
    let goal = wanted.flatMap { wanted in best.contains { $0 >= wanted - tolerance } ? wanted : nil
    }
    let enough = (goal ?? best.max() ?? 0) - tolerance
    var units = best.firstIndex { $0 >= enough } ?? limit
    var chosen: [Recommendation] = []
    for index in actions.indices where taken[index].indices.contains(units) && taken[index][units] {
      chosen.append(actions[index])
      units -= actions[index].cost.effort
    }
    return chosen
  }
}
