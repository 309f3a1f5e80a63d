import ControlCatalog
import Diagnostics
import PostureModel

/// Everything about one control.
struct ControlView {
  let entry: CatalogEntry
  let tables: [String]
  let terminal: Terminal

  var lines: [String] {
    let control = entry.control
    var lines = [
      terminal.styled(control.id, .bold), TerminalText.clean(control.title), "",
      facts(control), terminal.styled("defined in \(entry.source.name)", .dim), "",
    ]
    lines += paragraph(control.rationale)
    lines +=
      section("Check") + [
        "  pass: \(control.check.pass.text), none: \(control.check.none.rawValue)"
      ]
    if !tables.isEmpty { lines.append("  reads: \(tables.joined(separator: ", "))") }
    lines += control.check.query.split(separator: "\n", omittingEmptySubsequences: false)
      .map { "    " + TerminalText.clean(String($0)) }
    lines += section("What to do") + paragraph(control.remediation.summary)
    for (index, step) in control.remediation.steps.enumerated() {
      lines.append("  \(index + 1). \(step.means.title): \(TerminalText.clean(step.text))")
      if let note = step.note { lines.append("     \(TerminalText.clean(note))") }
    }
    if let verify = control.remediation.verify {
      lines.append("  verify: \(TerminalText.clean(verify))")
    }
    if !control.crosswalk.isEmpty { lines += section("Answers") }
    for part in control.crosswalk {
      let names = part.identifiers.map { part.own.contains($0) ? "\($0) (ours)" : $0 }
      lines.append("  \(part.framework.title): \(names.joined(separator: ", "))")
    }
    if !control.references.isEmpty { lines += section("References") }
    for reference in control.references {
      lines.append("  \(TerminalText.clean(reference.title))  \(TerminalText.clean(reference.url))")
    }
    lines += section("Examples")
    for example in entry.examples {
      lines.append("  \(example.verdict.rawValue): \(TerminalText.clean(example.name))")
    }
    return lines
  }

  private func facts(_ control: Control) -> String {
    var facts = [
      control.product.rawValue, control.category.rawValue, Count.points(control.points),
      "\(control.severity.rawValue) severity", "\(control.implementationCost.rawValue) effort",
      "\(control.userImpact.rawValue) user impact",
    ]
    if !control.licence.isEmpty {
      facts.append("needs \(control.licence.joined(separator: " or "))")
    }
    return facts.joined(separator: ", ")
  }

  private func section(_ title: String) -> [String] { ["", terminal.styled(title, .bold)] }

  private func paragraph(_ text: String) -> [String] {
    TerminalText.wrap(TerminalText.clean(text), to: min(terminal.width, 100) - 2).map { "  " + $0 }
  }
}
