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
    ]
  }
}
