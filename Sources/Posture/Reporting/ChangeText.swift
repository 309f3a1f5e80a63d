import Comparison
import PostureModel

/// A comparison in words.
enum ChangeText {
  /// The score's move and its causes in a sentence.
  static func sentence(_ score: ScoreChange) -> String {
    guard let difference = score.difference else {
      return "One of the two runs has no score, so the change cannot be told."
    }
    let causes = parts(score).map { "\($0.name) \(signed($0.value))" }
    let from = NumberText.percentage(score.before.percentage)
    let to = NumberText.percentage(score.after.percentage)
    let because = causes.isEmpty ? "" : ": " + causes.joined(separator: ", ")
    return "\(signed(difference)) percentage points, from \(from) to \(to)\(because)."
  }

  /// What moved the score, in percentage points; causes that did nothing are left out.
  static func parts(_ score: ScoreChange) -> [(name: String, value: Double)] {
    (score.tenths?.parts ?? []).map { ($0.name, Double($0.value) / 10) }
  }

  /// How many controls stand where, in a line.
  static func states(_ comparison: Comparison) -> String {
    comparison.stateCounts.map { "\($0.count) \($0.kind.title.lowercased())" }
      .joined(separator: ", ")
  }

  /// The changes that somebody should look at, the worst first.
  static func attention(_ comparison: Comparison) -> [ControlChange] {
    let kinds: [ControlChange.Kind] = [
      .regressed, .noLongerMeasured, .improved, .newlyMeasured, .new, .gone, .reweighted,
      .objectsChanged,
    ]
    return kinds.flatMap { comparison.changes(of: $0) }
  }

  /// A difference with its sign and one decimal: `+2.4`, `−0.7`, `0.0`.
  static func signed(_ value: Double) -> String {
    let text = String(NumberText.percentage(value.magnitude).dropLast(2))
    if text == "0.0" { return text }
    return (value < 0 ? "−" : "+") + text
  }
}
