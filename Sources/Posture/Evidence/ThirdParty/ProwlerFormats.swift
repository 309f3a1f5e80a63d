import Documents
import PostureModel

/// Findings in the Open Cybersecurity Schema Framework, as Prowler and Monkey365 write them: one a
/// check and object.
struct OCSFFindingsFormat: ThirdPartyFormat {
  let name = "findings in OCSF"

  func verdicts(in document: ExportDocument) -> [ThirdPartyVerdict]? {
    let root = document.root
    let findings: [(pointer: String, node: JSONNode)] =
      root.kind == .array
      ? root.elements.enumerated().map { ("/\($0.offset)", $0.element) } : [("", root)]
    guard let first = findings.first?.node, Self.isFinding(first) else { return nil }
    var collector = VerdictCollector()
    for (pointer, finding) in findings where Self.isFinding(finding) {
      collector.add(Self.verdict(finding, at: document.place(pointer)))
    }
    return collector.verdicts
  }

  private static func isFinding(_ node: JSONNode) -> Bool {
    guard node.kind == .object, let metadata = node["metadata"], metadata["product"] != nil else {
      return false
    }
    return node["finding_info"] != nil || node["findingInfo"] != nil
  }

  private static func verdict(_ finding: JSONNode, at place: String) -> ThirdPartyVerdict {
    let metadata = finding["metadata"]
    let info = finding["finding_info"] ?? finding["findingInfo"]
    let title = info?.text("title") ?? ""
    let check =
      metadata?.text("event_code") ?? metadata?.text("eventCode") ?? info?.text("uid") ?? title
    let said = finding.text("status_code") ?? finding.text("statusCode") ?? ""
    let provider = finding["cloud"]?.text("provider") ?? finding["unmapped"]?.text("provider") ?? ""
    var names: [String: [String]] = [:]
    for entry in finding["unmapped"]?["compliance"]?.members.map({ $0 }) ?? [] {
      names[entry.key] = finding["unmapped"]?["compliance"]?.texts(entry.key)
    }
    let compliance = ComplianceNames(names, isMicrosoft365: provider.lowercased().contains("365"))
    return ThirdPartyVerdict(
      tool: metadata?["product"]?.text("name") ?? "OCSF",
      toolVersion: metadata?["product"]?.text("version"),
      check: check,
      title: title.isEmpty ? check : title,
      verdict: ComplianceNames.kind(said),
      said: said,
      objects: objects(of: finding["resources"]),
      place: place,
      identifiers: compliance.identifiers,
      edition: compliance.edition
    )
  }

  private static func objects(of node: JSONNode?) -> [String] {
    guard let node else { return [] }
    let resources = node.kind == .array ? node.elements.map { $0 } : [node]
    return resources.prefix(VerdictCollector.objectLimit).compactMap {
      $0.text("name") ?? $0.text("uid") ?? $0.text("id")
    }
  }
}

/// Prowler's CSV: one line a check and object.
struct ProwlerCSVFormat: ThirdPartyFormat {
  let name = "Prowler results"

  func verdicts(in document: ExportDocument) -> [ThirdPartyVerdict]? {
    guard document.root.kind == .array, let first = document.root[0],
      first["CHECK_ID"] != nil, first["STATUS"] != nil, first["PROVIDER"] != nil
    else { return nil }
    var collector = VerdictCollector()
    for (index, line) in document.root.elements.enumerated() {
      guard let check = line.text("CHECK_ID") else { continue }
      let said = line.text("STATUS") ?? ""
      let provider = line.text("PROVIDER")?.lowercased() ?? ""
      let compliance = ComplianceNames(
        Self.compliance(line.text("COMPLIANCE") ?? ""),
        isMicrosoft365: provider.contains("365")
      )
      let object = line.text("RESOURCE_NAME") ?? line.text("RESOURCE_UID")
      collector.add(
        ThirdPartyVerdict(
          tool: "Prowler",
          toolVersion: line.text("PROWLER_VERSION"),
          check: check,
          title: line.text("CHECK_TITLE") ?? check,
          verdict: ComplianceNames.kind(said),
          said: said,
          objects: object.map { [$0] } ?? [],
          place: document.place("/\(index)"),
          identifiers: compliance.identifiers,
          edition: compliance.edition
        )
      )
    }
    return collector.verdicts
  }

  /// `CIS-4.0: 1.1.1, 1.1.3 | ENS-RD2022: a.b`.
  private static func compliance(_ text: String) -> [String: [String]] {
    var names: [String: [String]] = [:]
    for part in text.split(separator: "|") {
      let pair = part.split(separator: ":", maxSplits: 1)
      guard pair.count == 2 else { continue }
      let key = String(pair[0].filter { $0 != " " })
      names[key] = pair[1].split(separator: ",").map { String($0.filter { $0 != " " }) }
    }
    return names
  }
}

/// The requirements that a check of Prowler or Monkey365 names.
struct ComplianceNames {
  private(set) var identifiers: [CrosswalkEntry] = []
  private(set) var edition: String?

  /// Benchmarks of other clouds have numbers of their own.
  init(_ names: [String: [String]], isMicrosoft365: Bool) {
    guard isMicrosoft365 else { return }
    for key in names.keys.sorted(by: >) {
      guard let ids = names[key], !ids.isEmpty else { continue }
      if key.uppercased().hasPrefix("CIS"), edition == nil {
        identifiers.append(CrosswalkEntry(framework: .cis, identifiers: ids))
        edition = key.split(separator: "-").last.map(String.init)
      } else if key.uppercased().contains("SCUBA"),
        !identifiers.contains(where: { $0.framework == .scuba })
      {
        identifiers.append(CrosswalkEntry(framework: .scuba, identifiers: ids))
      }
    }
  }

  static func kind(_ said: String) -> Verdict.Kind {
    switch said.lowercased() {
    case "pass": .pass
    case "fail": .fail
    default: .notMeasured
    }
  }
}
