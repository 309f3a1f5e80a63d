import PostureModel

/// Microsoft's own score on one line, and a second one where it does not add up.
enum MicrosoftScoreView {
  static func lines(_ score: MicrosoftScore?) -> [String] {
    guard let score else { return [] }
    var text = "Microsoft Secure Score  \(NumberText.percentage(score.percentage))"
    text += "  \(number(score.current))"
    if let maximum = score.maximum { text += " of \(number(maximum))" }
    text += " points"
    if let date = score.date { text += " on \(date.prefix { $0 != "T" && $0 != " " })" }
    if score.asserted > 0 {
      text += ", \(NumberText.points(score.asserted)) of them an administrator's word"
    }
    var lines = [text + ", Microsoft's own count"]
    if score.isReproduced == false {
      let sum = score.summedCurrent.map(number) ?? "–"
      let maximum = score.summedMaximum.map { " of \(number($0))" } ?? ""
      lines.append("       its \(score.actions.count) actions add up to \(sum)\(maximum)")
    }
    return lines.map { TerminalText.clean($0) }
  }

  /// Every digit that there is.
  private static func number(_ value: Double) -> String {
    let text = value.description
    return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
  }
}
