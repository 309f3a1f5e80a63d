import PostureModel

/// One action in a list.
enum ActionView {
  static func fields(_ action: Recommendation) -> Fields {
    [
      "actionAnchor": action.controls.first ?? "findings",
      "actionSummary": action.summary,
      "actionGain": NumberText.points(action.pointsToGain),
      "actionCost": action.cost.rawValue,
      "actionSeverity": action.severity.rawValue,
      "actionObjects": given(
        action.offenders > 1 ? Words.count(action.offenders, "object") : nil
      ),
      "actionServes": given(
        action.controls.count > 1 ? "serves \(Words.count(action.controls.count, "control"))" : nil
      ),
      "actionAfter": action.after.map { ["afterControl": $0] as Fields },
    ]
  }
}
