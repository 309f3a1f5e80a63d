import Assessment
import PostureModel

/// What must be there before an action.
enum ActionNeeds {
  static func lines(of action: Recommendation) -> [String] {
    var lines: [String] = []
    if !action.after.isEmpty { lines.append("after \(action.after.joined(separator: ", "))") }
    if !action.unverified.isEmpty {
      lines.append("presumes \(action.unverified.joined(separator: ", ")), not known to be met")
    }
    if !action.licence.isEmpty {
      lines.append("needs \(action.licence.joined(separator: " or "))")
    }
    return lines
  }
}

/// A plan on a terminal: what it reaches, then now, next and later.
struct PlanView {
  let plan: Plan
  let assessment: Assessment
  let terminal: Terminal

  var lines: [String] {
    var lines = [
      terminal.styled("Score  \(NumberText.percentage(plan.before))", .bold) + " now, "
        + terminal.styled(NumberText.percentage(plan.after), .bold)
        + " with \(Count.of(plan.actions.count, "action")): "
        + "+\(NumberText.points(plan.points)) points for \(Count.of(plan.effort, "unit")) of effort"
    ]
    if !plan.isMet {
      lines.append(
        terminal.styled("The target is out of reach", .yellow)
          + ": this is the most that measured controls can gain"
      )
    }
    if !plan.isExact {
      lines.append("What depends on what is too tangled to say that nothing else would be better")
    }
    for stretch in Phase.allCases {
      let phase = plan.actions.filter { $0.phase == stretch }
      guard !phase.isEmpty else { continue }
      lines += ["", terminal.styled(stretch.title, .bold) + "  " + Self.meaning(of: stretch)]
      for action in phase {
        let gain = "+\(NumberText.points(action.pointsToGain))"
        let text = "\(action.rank). \(action.summary)"
        lines.append("  " + cut(text, indent: 2))
        let facts = [
          "\(gain) points", "\(action.cost.rawValue) effort",
          "\(action.userImpact.rawValue) user impact", action.severity.rawValue,
          action.controls.joined(separator: " "),
        ]
        lines.append("     " + terminal.styled(cut(facts.joined(separator: ", "), indent: 5), .dim))
        lines += ActionNeeds.lines(of: action).map {
          "     " + terminal.styled(cut($0, indent: 5), .dim)
        }
      }
    }
    return lines
  }

  private static func meaning(of phase: Phase) -> String {
    switch phase {
    case .now: "low effort"
    case .next: "moderate effort, and what waits for it"
    case .later: "high effort, and what waits for it"
    }
  }

  private func cut(_ text: String, indent: Int) -> String {
    TerminalText.cut(TerminalText.clean(text), to: terminal.width - indent)
  }
}
