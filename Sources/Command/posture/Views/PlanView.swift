import Assessment
import PostureModel

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
    for cost in Cost.allCases {
      let phase = plan.actions.filter { $0.cost == cost }
      guard !phase.isEmpty else { continue }
      lines += ["", terminal.styled(cost.phase.title, .bold) + "  \(cost.rawValue) effort"]
      for action in phase {
        let gain = "+\(NumberText.points(action.pointsToGain))"
        let text = "\(action.rank). \(action.summary)"
        lines.append("  " + cut(text, indent: 2))
        let facts = [
          "\(gain) points", "\(action.userImpact.rawValue) user impact", action.severity.rawValue,
          action.controls.joined(separator: " "),
        ]
        lines.append("     " + terminal.styled(cut(facts.joined(separator: ", "), indent: 5), .dim))
      }
    }
    return lines
  }

  private func cut(_ text: String, indent: Int) -> String {
    TerminalText.cut(TerminalText.clean(text), to: terminal.width - indent)
  }
}
