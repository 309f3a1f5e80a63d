import Documents
import PostureModel

/// The result of a Maester run, of one tenant or merged from several.
struct MaesterFormat: ThirdPartyFormat {
  let name = "Maester results"

  func verdicts(in document: ExportDocument) -> [ThirdPartyVerdict]? {
    let root = document.root
    if let tenants = root["Tenants"], tenants.kind == .array,
      tenants.elements.contains(where: Self.isRun)
    {
      return tenants.elements.enumerated().flatMap { index, run in
        verdicts(of: run, document, at: "/Tenants/\(index)")
      }
    }
    guard Self.isRun(root) else { return nil }
    return verdicts(of: root, document, at: "")
  }

  private static func isRun(_ root: JSONNode) -> Bool {
    guard root.kind == .object, let tests = root["Tests"], tests.kind == .array,
      root["TestResultSummary"] == nil
    else { return false }
    guard let first = tests[0] else { return root["EndOfJson"] != nil }
    return first["ScriptBlock"] != nil || first["ResultDetail"] != nil
  }

  private func verdicts(
    of run: JSONNode,
    _ document: ExportDocument,
    at pointer: String
  ) -> [ThirdPartyVerdict] {
    let version = run.text("CurrentVersion")
    return (run["Tests"]?.elements.enumerated().map { $0 } ?? []).compactMap { index, test in
      guard let id = test.text("Id") ?? test.text("Name") else { return nil }
      let tags = test.texts("Tag")
      let said = test.text("Result") ?? ""
      let benchmark = tags.first { $0.hasPrefix("CIS M365 v") }
      return ThirdPartyVerdict(
        tool: "Maester",
        toolVersion: version,
        check: id,
        title: test.text("Title") ?? id,
        verdict: Self.kind(said, test["ResultDetail"]?.text("SkippedReason")),
        said: said,
        place: document.place("\(pointer)/Tests/\(index)"),
        identifiers: Self.identifiers([id] + tags),
        edition: benchmark.map { String($0.dropFirst(4)) }
      )
    }
  }

  private static func kind(_ said: String, _ skipped: String?) -> Verdict.Kind {
    switch said.lowercased() {
    case "passed": .pass
    case "failed": .fail
    case "error": .error
    default: skipped?.lowercased().contains("licens") == true ? .notLicensed : .notMeasured
    }
  }

  /// Tests are named and tagged for the requirements they answer: `CISA.MS.AAD.3.2`,
  /// `CIS.M365.1.1.1`.
  private static func identifiers(_ names: [String]) -> [CrosswalkEntry] {
    var scuba: [String] = []
    var cis: [String] = []
    for name in names {
      let parts = name.split(separator: ".")
      if name.hasPrefix("CISA.MS."), parts.count >= 5 {
        scuba.append(String(name.dropFirst(5)))
      } else if name.hasPrefix("MS."), parts.count >= 4 {
        scuba.append(name)
      } else if name.hasPrefix("CIS.M365."), parts.count >= 4 {
        cis.append(String(name.dropFirst(9)))
      }
    }
    return [(Framework.scuba, scuba), (.cis, cis)].compactMap { framework, ids in
      let unique = Set(ids).sorted()
      return unique.isEmpty ? nil : CrosswalkEntry(framework: framework, identifiers: unique)
    }
  }
}
