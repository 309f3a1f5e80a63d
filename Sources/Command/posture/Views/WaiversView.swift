import Assessment
import PostureModel

/// What decisions do to a run, decision by decision, and the near misses that are left.
struct WaiversView {
  /// The run without decisions.
  let before: Assessment
  /// The run with them.
  let after: Assessment
  let terminal: Terminal

  var lines: [String] {
    [score, decisions, nearMisses, declarations].filter { !$0.isEmpty }.joined(separator: [""]).map
    { $0 }
  }

  private var score: [String] {
    let basis = after.score.basis
    return [
      terminal.styled("Score  \(NumberText.percentage(before.score.total.percentage))", .bold)
        + " on the evidence, "
        + terminal.styled(NumberText.percentage(after.score.total.percentage), .bold)
        + " with \(Count.of(after.waivers.count, "decision"))",
      "       \(NumberText.points(basis.measured)) points measured, "
        + "\(NumberText.points(basis.asserted)) asserted, "
        + "\(NumberText.points(basis.accepted)) of accepted risk, "
        + "\(NumberText.points(basis.notMeasured)) not measured",
    ]
  }

  private var decisions: [String] {
    after.waivers.flatMap { waiver -> [String] in
      let state =
        switch waiver.state {
        case .active: terminal.styled("active", .green)
        case .expired: terminal.styled("expired", .red)
        case .unused: terminal.styled("decides nothing", .yellow)
        }
      var lines = [
        terminal.styled(clean(waiver.id), .bold) + "  \(waiver.kind.rawValue), \(state)",
        "  \(clean(waiver.control)): \(clean(waiver.reason))",
        "  owner \(clean(waiver.owner))"
          + (waiver.approvedBy.map { ", approved by \(clean($0))" } ?? "")
          + (waiver.expires.map { ", until \($0)" } ?? ", without an end"),
      ]
      if waiver.state == .active, let result = after.result(of: waiver.control) {
        let covered = result.findings.filter { $0.waiver == waiver.id }
        let open = result.findings.count { $0.compliant == false && $0.waiver == nil }
        lines.append("  covers \(Count.of(covered.count, "object")), \(open) left open")
        for finding in covered.prefix(5) { lines.append("    \(clean(finding.object))") }
        if covered.count > 5 { lines.append("    and \(covered.count - 5) more") }
      }
      return lines
    }
  }

  private var nearMisses: [String] {
    let misses = NearMiss.all(in: after)
    guard !misses.isEmpty else { return [] }
    var lines = [terminal.styled("Near misses: a few objects keep these open", .bold)]
    for miss in misses {
      let title = after.result(of: miss.control)?.control.title ?? ""
      lines += [
        "",
        "# \(clean(title)): \(Count.of(miss.objects.count, "object")), "
          + "\(NumberText.points(miss.points)) points",
      ]
      lines += miss.snippet.map { TerminalText.clean($0) }
    }
    return lines
  }

  /// What the configuration of the baseline could declare.
  private var declarations: [String] {
    let near = after.baseline?.requirements.filter { $0.nearMiss != nil } ?? []
    guard !near.isEmpty else { return [] }
    var lines = [
      terminal.styled("Near misses of the baseline: these would pass if you declared", .bold)
    ]
    for requirement in near {
      lines += ["", "# \(requirement.id)\(requirement.title.map { ": \(clean($0))" } ?? "")"]
      lines += (requirement.nearMiss?.snippet ?? []).map { TerminalText.clean($0) }
    }
    return lines
  }

  private func clean(_ text: String) -> String { TerminalText.clean(text) }
}
