import Classification

/// What the checks of a scheme came to, as text.
struct ClassificationView {
  let outcome: SchemeValidator.Outcome
  let terminal: Terminal

  /// The findings, the worst first, then what could not be told.
  func lines(verbose: Bool) -> [String] {
    var lines: [String] = []
    for severity in SchemeFinding.Severity.allCases {
      for finding in outcome.findings where finding.severity == severity {
        lines += text(of: finding)
      }
    }
    if !outcome.accepted.isEmpty {
      lines.append("\(Count.of(outcome.accepted.count, "finding")) accepted by the scheme file")
    }
    return lines + unassessed(verbose: verbose)
  }

  private func text(of finding: SchemeFinding) -> [String] {
    let word = terminal.styled(finding.severity.rawValue, style(of: finding.severity))
    let place = TerminalText.clean(finding.place.description)
    let message = TerminalText.clean(finding.message)
    return [
      "\(place): \(word): \(message) [\(finding.check)]",
      "  " + terminal.styled(TerminalText.clean(finding.advice), .dim),
    ]
  }

  private func style(of severity: SchemeFinding.Severity) -> Terminal.Style {
    switch severity {
    case .error: .red
    case .warning: .yellow
    case .advice: .cyan
    }
  }

  private func unassessed(verbose: Bool) -> [String] {
    guard !outcome.unassessed.isEmpty else { return [] }
    let total = outcome.unassessed.count + outcome.assessed
    var lines = ["", "Not assessed  \(outcome.unassessed.count) of \(total) checks"]
    for artefact in Artefact.allCases {
      let checks = outcome.unassessed.filter { $0.missing.contains(artefact) }
      guard !checks.isEmpty else { continue }
      let source = artefact.command.map { "export \($0)" } ?? "write a scheme file"
      lines.append("  \(Count.of(checks.count, "check")) for want of \(artefact.title): \(source)")
      if verbose { lines.append("    " + checks.map(\.check.id).joined(separator: " ")) }
    }
    return lines
  }

  /// How much was found, on one line.
  var summary: String {
    let parts = [
      Count.of(outcome.assessed, "check") + " run",
      Count.of(outcome.count(.error), "error"), Count.of(outcome.count(.warning), "warning"),
      "\(outcome.count(.advice)) advice",
    ]
    return parts.joined(separator: ", ")
  }
}
