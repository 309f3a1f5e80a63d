import PostureModel

/// The recommendations as a way: each with the score that it and all before it reach.
enum Roadmap {
  /// One action on the way.
  struct Step {
    let action: Recommendation
    /// The score when this action and all before it are done, in percent.
    let percentage: Double?
  }

  /// A stretch of the way.
  struct Phase {
    let title: String
    let meaning: String
    let steps: [Step]
    /// How many more actions it has than it shows.
    let further: Int
  }

  /// How many actions one phase shows: a list that nobody finishes is no plan.
  static let longest = 10

  /// Every action, in order of rank.
  static func steps(of assessment: Assessment) -> [Step] {
    steps(assessment.recommendations, of: assessment)
  }

  /// Now, next and later: by effort and prerequisites, the ranking kept inside a phase.
  static func phases(of assessment: Assessment) -> [Phase] {
    let byPhase = Dictionary(grouping: assessment.recommendations, by: \.phase)
    let ordered = PostureModel.Phase.allCases.flatMap { byPhase[$0] ?? [] }
    let steps = steps(ordered, of: assessment)
    return PostureModel.Phase.allCases.map { stretch in
      let phase = steps.filter { $0.action.phase == stretch }
      return Phase(
        title: stretch.title,
        meaning: meaning(of: stretch),
        steps: Array(phase.prefix(longest)),
        further: max(0, phase.count - longest)
      )
    }
  }

  private static func steps(_ actions: [Recommendation], of assessment: Assessment) -> [Step] {
    let total = assessment.score.total
    var achieved = total.achieved
    return actions.map { action in
      achieved = min(total.possible, achieved + action.pointsToGain)
      return Step(
        action: action,
        percentage: total.possible > 0 ? achieved / total.possible * 100 : nil
      )
    }
  }

  private static func meaning(of phase: PostureModel.Phase) -> String {
    switch phase {
    case .now: "settings, low effort"
    case .next: "small projects, and what waits for them"
    case .later: "programmes, and what waits for them"
    }
  }
}
