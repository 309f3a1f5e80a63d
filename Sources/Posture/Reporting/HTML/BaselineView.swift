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
        "baselineRequirements": outcome.requirements.map(requirement),
        "baselineRemarks": outcome.remarks.map(SafeText.oneLine),
      ] as Fields
    ]
  }

  private func requirement(_ requirement: BaselineOutcome.Requirement) -> Fields {
    let isNamed = requirement.controls.count <= FrameworksView.namedControls
    let wasMeasured = requirement.measured != requirement.verdict
    return [
      "baselineID": requirement.id,
      "baselineName": given(requirement.title),
      "baselineLevel": requirement.level,
      "baselineClass": Self.style(of: requirement.verdict),
      "baselineVerdict": requirement.verdict.title,
      "baselineMeasured": given(wasMeasured ? requirement.measured.title.lowercased() : nil),
      "baselineOurs": given(
        requirement.isReadDifferently ? requirement.controlVerdict?.title.lowercased() : nil
      ),
      "baselineReading": given(requirement.reading),
      "baselineByHand": given(requirement.byHand),
      "baselineDeclared": given(requirement.declared.map(SafeText.oneLine)),
      "baselineControls": isNamed ? requirement.controls : [],
      "baselineControlCount": given(
        isNamed ? nil : Words.count(requirement.controls.count, "control")
      ),
    ]
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
