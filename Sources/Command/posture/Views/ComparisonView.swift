import Comparison
import PostureModel

/// What changed between two runs, the worst first.
struct ComparisonView {
  let comparison: Comparison
  let terminal: Terminal

  var lines: [String] {
    var lines = warnings + score
    if comparison.changes.isEmpty { lines.append("No control changed.") }
    for kind in ControlChange.Kind.allCases {
      let changes = comparison.changes(of: kind)
      guard !changes.isEmpty else { continue }
      lines.append("")
      lines.append(terminal.styled("\(kind.title) (\(changes.count))", .bold, style(of: kind)))
      for change in changes { lines += describe(change) }
    }
    return lines
  }

  private var warnings: [String] {
    var lines: [String] = []
    if comparison.tenantsDiffer {
      lines.append(terminal.styled("The two runs are of different tenants.", .red))
    }
    if comparison.catalogsDiffer {
      lines.append(terminal.styled("The two runs used different catalogs.", .yellow))
    }
    return lines
  }

  private var score: [String] {
    let change = comparison.score
    let moved = change.difference.map { " (\(signed($0)) percentage points)" } ?? ""
    var lines = [
      terminal.styled(
        "Score  \(NumberText.percentage(change.before.percentage)) → "
          + NumberText.percentage(change.after.percentage),
        .bold
      ) + moved
    ]
    let names = [
      "posture": "configuration", "coverage": "what was measured",
    ]
    let said = (change.tenths?.parts ?? []).map { part in
      "\(signed(Double(part.value) / 10)) \(names[part.name] ?? part.name)"
    }
    if !said.isEmpty { lines.append("       of which " + said.joined(separator: ", ")) }
    let states = comparison.stateCounts.map { "\($0.count) \($0.kind.title.lowercased())" }
    if !states.isEmpty { lines.append("       " + states.joined(separator: ", ")) }
    for state in comparison.states {
      guard let former = state.formerID else { continue }
      lines.append("       \(former) is now \(state.control)")
    }
    return lines
  }

  private func describe(_ change: ControlChange) -> [String] {
    let before = change.before?.kind.rawValue ?? "–"
    let after = change.after?.kind.rawValue ?? "–"
    let points = change.pointsGained == 0 ? "" : "  \(signed(change.pointsGained)) points"
    let head = "  \(change.control.id)  \(before) → \(after)\(points)"
    var lines = [TerminalText.cut(TerminalText.clean(head), to: terminal.width)]
    for object in change.objects.prefix(5) {
      let former = object.formerName.map { " (was \($0))" } ?? ""
      let text = "      \(object.kind.rawValue): \(object.object)\(former)"
      lines.append(TerminalText.cut(TerminalText.clean(text), to: terminal.width))
    }
    if change.objects.count > 5 {
      lines.append("      and \(change.objects.count - 5) more objects")
    }
    return lines
  }

  private func signed(_ value: Double) -> String {
    (value > 0 ? "+" : "") + NumberText.points(value)
  }

  private func style(of kind: ControlChange.Kind) -> Terminal.Style {
    switch kind {
    case .regressed, .noLongerMeasured: .red
    case .improved: .green
    default: .yellow
    }
  }
}
