public import PostureModel

/// Orders what is left to do by what it gains for the work.
///
/// Controls of one product with the same remediation, or whose remediation names the same action, are
/// one action: it is done once, at the cost of the costliest. What events show to be in use comes
/// first. Then the order is points per unit of effort, then points, then severity, then the lesser
/// user impact, then control identifier, so that it is total. An action whose prerequisites are open
/// stands behind these, and is weighed together with them.
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
    actions.sort { ActionWeight($0).precedes(ActionWeight($1)) }
    let prerequisites = Prerequisites(actions, results: results)
    prerequisites.describe(&actions)
    actions = prerequisites.order.map { actions[$0] }
    for index in actions.indices { actions[index].rank = index + 1 }
    return actions
  }

  /// The results that can gain, those of one action together, in their order.
  private static func groups(of results: [ControlResult]) -> [[ControlResult]] {
    enum Key: Hashable {
      case action(Product, String)
      case remediation(Product, Remediation)
      case only(String)
    }
    var groups: [[ControlResult]] = []
    var places: [Key: Int] = [:]
    for result in results where result.pointsToGain > 0 && result.standing == .measured {
      let (product, remediation) = (result.control.product, result.control.remediation)
      let key: Key =
        if let action = remediation.action {
          .action(product, action)
        } else if remediation.summary.isEmpty {
          .only(result.control.id)
        } else {
          .remediation(product, remediation)
        }
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
    let remediation = first.control.remediation
    var summary = remediation.summary.isEmpty ? first.control.title : remediation.summary
    // What one control alone is open for, its own words say better.
    if ordered.count > 1, let shared = remediation.action { summary = shared }
    return Recommendation(
      rank: 0,
      controls: ordered.map(\.control.id),
      summary: summary,
      product: first.control.product,
      category: first.control.category,
      severity: first.control.severity,
      pointsToGain: gain,
      percentageToGain: score.total.possible > 0 ? gain / score.total.possible * 100 : 0,
      cost: cost,
      pointsPerEffort: gain / Double(cost.effort),
      userImpact: impact,
      steps: distinct(ordered.flatMap(\.control.remediation.steps)),
      verify: verify(ordered),
      offenders: group.reduce(0) { $0 + $1.counts.noncompliant },
      licence: distinct(ordered.flatMap(\.control.licence))
    )
  }

  private static func verify(_ group: [ControlResult]) -> String? {
    let ways = distinct(group.compactMap(\.control.remediation.verify))
    return ways.isEmpty ? nil : ways.joined(separator: "\n")
  }

  private static func distinct<Element: Hashable>(_ elements: [Element]) -> [Element] {
    var seen: Set<Element> = []
    return elements.filter { seen.insert($0).inserted }
  }
}
