public import PostureModel

/// Orders what is left to do by what it gains for the work.
///
/// Controls of one product with the same remediation are one action: it is done once, at the cost of
/// the costliest. What events show to be in use comes first. Then the order is points per unit of
/// effort, then points, then severity, then the lesser user impact, then control identifier, so that
/// it is total.
public enum Recommender {
  /// The actions for the results that gain points, best first.
  public static func recommend(
    _ results: [ControlResult],
    score: Score,
    hunts: [HuntResult] = []
  ) -> [Recommendation] {
    let seen = Dictionary(hunts.map { ($0.control, $0.count) }) { $0 + $1 }
    var actions = groups(of: results).compactMap { group -> Recommendation? in
      var action = action(for: group, score: score)
      action?.seen = group.reduce(0) { $0 + (seen[$1.control.id] ?? 0) }
      return action
    }
    actions.sort(by: precedes)
    for index in actions.indices { actions[index].rank = index + 1 }
    return actions
  }

  /// The results that can gain, those with the same remediation together, in their order.
  private static func groups(of results: [ControlResult]) -> [[ControlResult]] {
    struct Key: Hashable {
      let product: Product
      let remediation: Remediation
      let only: String?
    }
    var groups: [[ControlResult]] = []
    var places: [Key: Int] = [:]
    for result in results where result.pointsToGain > 0 && result.standing == .measured {
      let remediation = result.control.remediation
      let key = Key(
        product: result.control.product,
        remediation: remediation,
        only: remediation.summary.isEmpty ? result.control.id : nil
      )
      if let place = places[key] {
        groups[place].append(result)
      } else {
        places[key] = groups.count
        groups.append([result])
      }
    }
    return groups
  }

  private static func action(for group: [ControlResult], score: Score) -> Recommendation? {
    let ordered = group.sorted {
      ($0.control.severity, -$0.pointsToGain, $0.control.id)
        < ($1.control.severity, -$1.pointsToGain, $1.control.id)
    }
    guard let first = ordered.first else { return nil }
    let gain = group.reduce(0) { $0 + $1.pointsToGain }
    let cost = group.map(\.control.implementationCost).max { $0.effort < $1.effort } ?? .high
    let impact = group.map(\.control.userImpact).max { $0.rank < $1.rank } ?? .high
    let summary = first.control.remediation.summary
    return Recommendation(
      rank: 0,
      controls: ordered.map(\.control.id),
      summary: summary.isEmpty ? first.control.title : summary,
      product: first.control.product,
      category: first.control.category,
      severity: first.control.severity,
      pointsToGain: gain,
      percentageToGain: score.total.possible > 0 ? gain / score.total.possible * 100 : 0,
      cost: cost,
      pointsPerEffort: gain / Double(cost.effort),
      userImpact: impact,
      steps: first.control.remediation.steps,
      verify: first.control.remediation.verify,
      offenders: group.reduce(0) { $0 + $1.counts.noncompliant }
    )
  }

  private static func precedes(_ left: Recommendation, _ right: Recommendation) -> Bool {
    if (left.seen > 0) != (right.seen > 0) { return left.seen > 0 }
    if left.pointsPerEffort != right.pointsPerEffort {
      return left.pointsPerEffort > right.pointsPerEffort
    }
    if left.pointsToGain != right.pointsToGain { return left.pointsToGain > right.pointsToGain }
    if left.severity != right.severity { return left.severity < right.severity }
    if left.userImpact != right.userImpact { return left.userImpact.rank < right.userImpact.rank }
    return left.controls.first ?? "" < right.controls.first ?? ""
  }
}
