import Documents
import PostureModel

/// The tables of checks that M365-Assess writes, one a product.
struct M365AssessFormat: ThirdPartyFormat {
  let name = "M365-Assess results"

  func verdicts(in document: ExportDocument) -> [ThirdPartyVerdict]? {
    guard document.root.kind == .array, let first = document.root[0],
      first["CheckId"] != nil, first["RecommendedValue"] != nil, first["Status"] != nil
    else { return nil }
    var collector = VerdictCollector()
    for (index, line) in document.root.elements.enumerated() {
      guard let check = line.text("CheckId") else { continue }
      let said = line.text("Status") ?? ""
      collector.add(
        ThirdPartyVerdict(
          tool: "M365-Assess",
          check: check,
          title: line.text("Setting") ?? check,
          verdict: Self.kind(said),
          said: said,
          place: document.place("/\(index)")
        )
      )
    }
    return collector.verdicts
  }

  private static func kind(_ said: String) -> Verdict.Kind {
    switch said.lowercased() {
    case "pass": .pass
    case "fail", "warning": .fail
    case "error": .error
    default: .notMeasured
    }
  }
}
