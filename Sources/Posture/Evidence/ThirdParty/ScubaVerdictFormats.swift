import Documents
import PostureModel

/// The verdicts of ScubaGear: `ScubaResults_*.json`, or the CSV beside it.
struct ScubaResultsFormat: ThirdPartyFormat {
  let name = "ScubaGear results"

  func verdicts(in document: ExportDocument) -> [ThirdPartyVerdict]? {
    let root = document.root
    if root.kind == .array {
      guard let first = root[0], first["Control ID"] != nil, first["Requirement"] != nil,
        first["Result"] != nil
      else { return nil }
      return root.elements.enumerated().compactMap { index, control in
        verdict(control, at: document.place("/\(index)"), version: nil)
      }
    }
    guard let results = root["Results"], results.kind == .object,
      results.members.contains(where: { $0.value[0]?["Controls"] != nil })
    else { return nil }
    let version = root["MetaData"]?.text("ToolVersion")
    var found: [ThirdPartyVerdict] = []
    for product in results.members {
      for (group, part) in product.value.elements.enumerated() {
        for (index, control) in (part["Controls"]?.elements.enumerated().map { $0 } ?? []) {
          let pointer = "/Results/\(jsonPointerStep(product.key))/\(group)/Controls/\(index)"
          verdict(control, at: document.place(pointer), version: version).map { found.append($0) }
        }
      }
    }
    return found
  }

  private func verdict(
    _ control: JSONNode,
    at place: String,
    version: String?
  ) -> ThirdPartyVerdict? {
    guard let id = control.text("Control ID") else { return nil }
    // What the tenant's configuration changed is in `Result`, what was measured beside it.
    let said = control.text("OriginalResult") ?? control.text("Result") ?? ""
    return ThirdPartyVerdict(
      tool: "ScubaGear",
      toolVersion: version,
      check: id,
      title: control.text("Requirement") ?? id,
      verdict: Self.kind(said),
      said: said,
      place: place,
      identifiers: [CrosswalkEntry(framework: .scuba, identifiers: [id])]
    )
  }

  private static func kind(_ said: String) -> Verdict.Kind {
    switch said.lowercased() {
    case "pass": .pass
    case "fail", "warning": .fail
    case "error": .error
    // ScubaGear says so of what a person has to look at.
    default: .notMeasured
    }
  }
}

/// ScubaGear's `TestResults.json`, or one of its tests' outputs.
struct ScubaTestResultsFormat: ThirdPartyFormat {
  let name = "ScubaGear test results"

  func verdicts(in document: ExportDocument) -> [ThirdPartyVerdict]? {
    guard document.root.kind == .array, let first = document.root[0],
      first["PolicyId"] != nil, first["RequirementMet"] != nil
    else { return nil }
    return document.root.elements.enumerated().compactMap { index, test in
      guard let id = test.text("PolicyId") else { return nil }
      let criticality = test.text("Criticality") ?? ""
      let isMet = test["RequirementMet"]?.bool
      let isJudged = criticality == "Shall" || criticality == "Should"
      return ThirdPartyVerdict(
        tool: "ScubaGear",
        check: id,
        title: id,
        verdict: isJudged ? isMet.map { $0 ? .pass : .fail } ?? .error : .notMeasured,
        said: isJudged ? isMet.map { $0 ? "met" : "not met" } ?? "unknown" : criticality,
        place: document.place("/\(index)"),
        identifiers: [CrosswalkEntry(framework: .scuba, identifiers: [id])]
      )
    }
  }
}
