import Documents
import PostureModel

/// The report of a Zero Trust Assessment.
struct ZeroTrustFormat: ThirdPartyFormat {
  let name = "Zero Trust Assessment results"

  func verdicts(in document: ExportDocument) -> [ThirdPartyVerdict]? {
    let root = document.root
    guard root.kind == .object, root["TestResultSummary"] != nil, let tests = root["Tests"],
      tests.kind == .array
    else { return nil }
    let version = root.text("CurrentVersion")
    return tests.elements.enumerated().compactMap { index, test in
      guard let id = test.text("TestId") else { return nil }
      let said = test.text("TestStatus") ?? ""
      return ThirdPartyVerdict(
        tool: "Zero Trust Assessment",
        toolVersion: version,
        check: id,
        title: test.text("TestTitle") ?? id,
        verdict: Self.kind(said, test.text("TestSkipped") ?? test.text("SkippedReason")),
        said: said,
        place: document.place("/Tests/\(index)")
      )
    }
  }

  private static func kind(_ said: String, _ skipped: String?) -> Verdict.Kind {
    switch said.lowercased() {
    case "passed": return .pass
    case "failed": return .fail
    case "error": return .error
    default:
      let reason = skipped?.lowercased() ?? ""
      if reason.contains("licens") { return .notLicensed }
      return reason.contains("notapplicable") ? .notApplicable : .notMeasured
    }
  }
}
