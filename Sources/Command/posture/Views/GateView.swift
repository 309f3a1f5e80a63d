import Comparison
import PostureModel

/// A gate's verdict in one screen: every rule, and what breaks it.
struct GateView {
  let verdict: GateVerdict
  let assessment: Assessment
  let terminal: Terminal

  var lines: [String] {
    let name = verdict.passed ? "Gate passed" : "Gate closed"
    var lines = [terminal.styled(name, .bold, verdict.passed ? .green : .red)]
    for outcome in verdict.failures + verdict.outcomes.filter({ $0.failure == nil }) {
      let mark =
        outcome.failure == nil ? terminal.styled("ok  ", .green) : terminal.styled("no  ", .red)
      lines.append("  " + mark + TerminalText.cut(outcome.reason, to: terminal.width - 6))
      for id in outcome.controls.prefix(8) { lines.append("        " + offender(id)) }
      if outcome.controls.count > 8 {
        lines.append("        and \(outcome.controls.count - 8) more")
      }
    }
    return lines
  }

  private func offender(_ id: String) -> String {
    guard let result = assessment.result(of: id) else { return id }
    let text = "\(id)  \(result.verdict.kind.rawValue)  \(result.control.title)"
    return TerminalText.cut(TerminalText.clean(text), to: terminal.width - 8)
  }
}
