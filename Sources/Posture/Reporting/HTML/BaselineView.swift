import PostureModel

/// The baseline that was asked for: every requirement with its verdict and ours.
struct BaselineView {
  let outcome: BaselineOutcome?

  init(_ assessment: Assessment) { outcome = assessment.baseline }

  var fields: Fields {
    guard let outcome else { return [:] }
    let counts = outcome.counts.map { "\($0.count) \($0.verdict.title.lowercased())" }
    let hasOwnChecks = outcome.requirements.contains(where: \.isOwnCheck)
    return [
      "baseline": [
        "baselineTitle": outcome.title,
        "baselineSummary":
          Words.count(outcome.requirements.count, "requirement") + ": "
          + counts.joined(separator: ", "),
        "baselineHasOwnChecks": hasOwnChecks,
        "requirementsMarkup": Markup(outcome.requirements.map(Self.row)),
        "baselineRemarks": outcome.remarks.map(SafeText.oneLine),
      ] as Fields
    ]
  }

  private static func row(_ requirement: BaselineOutcome.Requirement) -> Markup {
    let verdict = requirement.verdict
    var row: Markup = "<tr><th scope=row>\(requirement.id)"
    if let title = requirement.title { row += " <span class=dim>\(title)</span>" }
    row += """
      <td>\(requirement.level)<td><span class="word \(style(of: verdict))">\(verdict.title)</span>
      """
    if requirement.measured != verdict {
      row += " <span class=dim>measured: \(requirement.measured.title.lowercased())</span>"
    }
    if requirement.isReadDifferently, let ours = requirement.controlVerdict {
      row += " <span class=dim>our controls: \(ours.title.lowercased())</span>"
    }
    row += "<td>\(FrameworksView.controls(requirement.controls, of: requirement.id))<td>"
    if let reading = requirement.reading { row += "\(reading) " }
    if let byHand = requirement.byHand { row += "By hand: \(byHand) " }
    if let declared = requirement.declared {
      row += "<span class=dim>Declared: \(SafeText.oneLine(declared))</span>"
    }
    if let near = requirement.nearMiss { row += nearMiss(near, of: requirement.id) }
    return row
  }

  /// What would make it pass, ready for the configuration file.
  private static func nearMiss(_ near: BaselineOutcome.Declaration, of id: String) -> Markup {
    let lines = near.snippet.map { line in
      String(line.prefix { $0 == " " }) + SafeText.oneLine(line)
    }.joined(separator: "\n")
    let what = near.object.isEmpty ? "" : " for \(SafeText.oneLine(near.object))"
    return """
      <details class="near query"><summary>Would pass if you declared this\(what)\
      <span class=hidden>: \(id)</span></summary><pre>\(lines)</pre></details>
      """
  }

  private static func style(of verdict: BaselineVerdict) -> String {
    switch verdict {
    case .pass: "pass"
    case .fail: "fail"
    case .warning: "partial"
    case .error: "unmeasured"
    case .omitted, .incorrect: "asserted"
    case .na, .manual: "outside"
    }
  }
}
