import PostureModel

/// The classification scheme: the labels as a tree, the categories of data against what guards them,
/// and what is wrong, with what to do.
struct ClassificationView {
  let summary: ClassificationSummary?
  let limits: HTMLFormat.Limits

  init(_ assessment: Assessment, limits: HTMLFormat.Limits) {
    summary = assessment.classification
    self.limits = limits
  }

  /// How many labels the page lists.
  private static let listedLabels = 300
  /// How many of a label's policies it names.
  private static let namedPolicies = 3

  var fields: Fields {
    guard let summary else { return ["classification": false] }
    let counts = ClassificationSummary.Finding.Severity.allCases.compactMap { severity -> String? in
      let count = summary.count(severity)
      guard count > 0 else { return nil }
      return severity == .advice ? "\(count) advice" : Words.count(count, severity.rawValue)
    }
    let accepted = summary.findings.count(where: \.isAccepted)
    let found = counts.isEmpty ? "no findings" : counts.joined(separator: ", ")
    let more = summary.labels.count - Self.listedLabels
    return [
      "classification": [
        "classSummary": "\(Words.count(summary.checksRun, "check")) run: \(found)"
          + (accepted > 0 ? ", \(accepted) accepted" : ""),
        "hasLabels": !summary.labels.isEmpty,
        "labelSummary": Words.count(summary.labels.count, "label"),
        "labels": summary.labels.prefix(Self.listedLabels).map(label),
        "labelsMore": given(more > 0 ? "\(more) more in the JSON report" : nil),
        "hasCategories": !summary.categories.isEmpty,
        "workloads": Self.workloads(of: summary).map(Self.title(of:)),
        "categories": summary.categories.map { category($0, Self.workloads(of: summary)) },
        "artefacts": artefacts(of: summary),
        "hasMissing": !summary.missing.isEmpty,
        "missing": summary.missing.map { missing -> Fields in
          [
            "missingName": missing.artefact,
            "missingCommand": given(missing.command),
            "missingChecks": Words.count(missing.checks, "check"),
          ]
        },
      ] as Fields
    ]
  }

  private func label(_ label: ClassificationSummary.Label) -> Fields {
    [
      "labelName": name(label.name),
      // The depth is a class: the page's policy allows no style of an element's own.
      "labelDepth": min(label.depth, 3),
      "labelLevel": "level \(label.depth + 1)",
      "labelPriority": label.priority.map { "\($0)" } ?? "–",
      "labelGroup": label.isGroup,
      "labelProtection": label.protection.isEmpty ? "none" : list(label.protection, all: true),
      "labelScope": label.scope.isEmpty ? "–" : label.scope.joined(separator: ", "),
      "labelPublished": label.publishedBy.isEmpty ? "nobody" : list(label.publishedBy),
      "labelApplied": given(label.appliedBy.isEmpty ? nil : list(label.appliedBy)),
      "labelFindings": given(
        label.findings > 0 ? Words.count(label.findings, "finding") : nil
      ),
    ]
  }

  private func category(
    _ category: ClassificationSummary.Category,
    _ workloads: [String]
  ) -> Fields {
    let labels = category.labels.isEmpty ? "no label" : list(category.labels, all: true)
    return [
      "categoryName": name(category.name),
      "categoryOwner": given(category.owner.map(name)),
      "categoryTier": category.tier.map(name) ?? "–",
      "categoryLabels": labels,
      "categoryHow": category.isLabelledAutomatically ? "applied by itself" : "by hand only",
      "categoryHowClass": category.isLabelledAutomatically ? "pass" : "partial",
      "categoryCells": workloads.map { workload in
        cell(category.cells.first { $0.workload == workload })
      },
    ]
  }

  private func cell(_ cell: ClassificationSummary.Cell?) -> Fields {
    guard let cell else { return ["cellClass": false, "cellWord": "–", "cellPolicies": false] }
    let (style, word): (String, String) =
      switch (cell.extent, cell.isEnforced) {
      case (.notApplicable, _): ("", "no policy can")
      case (.none, _): ("fail", "Not guarded")
      case (.scoped, true): ("partial", "In part")
      case (.all, true): ("pass", "Guarded")
      case (.scoped, false), (.all, false): ("partial", "Test only")
      }
    return [
      "cellClass": given(style),
      "cellWord": word,
      "cellPolicies": given(cell.policies.isEmpty ? nil : list(cell.policies)),
    ]
  }

  private func artefacts(of summary: ClassificationSummary) -> [Fields] {
    var order: [String] = []
    var groups: [String: [ClassificationSummary.Finding]] = [:]
    for severity in ClassificationSummary.Finding.Severity.allCases {
      for finding in summary.findings where finding.severity == severity && !finding.isAccepted {
        if groups[finding.artefact] == nil { order.append(finding.artefact) }
        groups[finding.artefact, default: []].append(finding)
      }
    }
    let listed = max(limits.listedItems / 4, 10)
    return order.map { artefact in
      let findings = groups[artefact] ?? []
      let words = ClassificationSummary.Finding.Severity.allCases.compactMap {
        severity -> String? in
        let count = findings.count { $0.severity == severity }
        guard count > 0 else { return nil }
        return severity == .advice ? "\(count) advice" : Words.count(count, severity.rawValue)
      }
      let cut = findings.count - listed
      return [
        "artefactName": artefact.first.map { $0.uppercased() + artefact.dropFirst() } ?? "Other",
        "artefactSummary": words.joined(separator: ", "),
        "artefactOpen": findings.contains { $0.severity == .error },
        "artefactFindings": findings.prefix(listed).map(finding),
        "artefactMore": given(cut > 0 ? "\(Words.grouped(cut)) more in the JSON report" : nil),
      ]
    }
  }

  private func finding(_ finding: ClassificationSummary.Finding) -> Fields {
    let (style, word) =
      switch finding.severity {
      case .error: ("fail", "Error")
      case .warning: ("partial", "Warning")
      case .advice: ("", "Advice")
      }
    return [
      "findingClass": style,
      "findingWord": word,
      "findingObject": name(finding.object),
      "findingMessage": SafeText.clipped(SafeText.oneLine(finding.message), to: 400),
      "findingAdvice": SafeText.clipped(finding.advice, to: 400),
      "findingCheck": finding.check,
      "findingPlace": SafeText.clipped(finding.place, to: 200),
    ]
  }

  private func name(_ text: String) -> String {
    let line = SafeText.clipped(SafeText.oneLine(text), to: 120)
    return line.isEmpty ? "(no name)" : line
  }

  private func list(_ names: [String], all: Bool = false) -> String {
    let shown = all ? names.count : Self.namedPolicies
    let text = names.prefix(shown).map(name).joined(separator: ", ")
    return names.count > shown ? "\(text) and \(names.count - shown) more" : text
  }

  /// The workloads that some category names, in the order in which they come.
  private static func workloads(of summary: ClassificationSummary) -> [String] {
    var seen: Set<String> = []
    return summary.categories.flatMap(\.cells).map(\.workload).filter { seen.insert($0).inserted }
  }

  private static func title(of workload: String) -> String {
    switch workload {
    case "email": "Mail"
    case "powerbi": "Power BI"
    case "onprem": "On premises"
    case "cloudapps": "Cloud apps"
    case "ai": "AI"
    default: workload.first.map { $0.uppercased() + workload.dropFirst() } ?? workload
    }
  }
}
