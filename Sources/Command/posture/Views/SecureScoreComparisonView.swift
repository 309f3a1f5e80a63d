import Comparison
import PostureModel

/// Microsoft's score beside ours, action by action: a summary, and all of it for who wants to know.
struct SecureScoreComparisonView {
  let comparison: SecureScoreComparison

  init?(_ assessment: Assessment) {
    guard let comparison = SecureScoreComparison(assessment) else { return nil }
    self.comparison = comparison
  }

  /// The two sums and how many actions differ.
  var summary: [String] {
    let differing = comparison.lines.count { $0.reason != .same && $0.difference != nil }
    let silent = comparison.lines.count { $0.difference == nil }
    var text = "       on \(Count.of(comparison.lines.count - silent, "action")) that our controls "
    text += "answer: Microsoft \(NumberText.points(comparison.comparedThere)), "
    text += "ours \(NumberText.points(comparison.comparedHere)) "
    text += "of \(NumberText.points(comparison.comparedMaximum)); \(differing) differ"
    if silent > 0 { text += ", \(silent) not compared" }
    return [text]
  }

  /// Every action that differs or is not compared, with the reason.
  var details: [String] {
    comparison.lines.filter { $0.reason != .same }.map { line in
      let there = line.action.score.map(NumberText.points) ?? "–"
      let maximum = line.action.maximum.map { " of \(NumberText.points($0))" } ?? ""
      let here = line.ours.map(NumberText.points) ?? "–"
      return TerminalText.clean(
        "\(line.action.name): Microsoft \(there), ours \(here)\(maximum): \(line.explanation)"
      )
    }
  }
}
