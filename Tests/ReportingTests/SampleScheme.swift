import PostureModel

extension SampleRun {
  /// A scheme of two labels and a category, with a finding of each kind.
  static func classification(named name: String) -> ClassificationSummary {
    ClassificationSummary(
      checksRun: 200,
      labels: [
        .init(name: name, priority: 0, isGroup: true, publishedBy: ["\(name) crew (some)"]),
        .init(
          name: "Board",
          depth: 1,
          priority: 1,
          protection: ["encrypts for named people", "watermark"],
          scope: ["files", "mail"],
          publishedBy: ["Everybody (all)"],
          appliedBy: ["Board papers (not enforced)"],
          findings: 1
        ),
      ],
      categories: [
        .init(
          name: name,
          owner: "Finance",
          tier: "secret",
          labels: ["Board"],
          isLabelledAutomatically: true,
          cells: [
            .init(workload: "email", extent: .all, isEnforced: true, policies: [name]),
            .init(workload: "teams", extent: .scoped, isEnforced: false, policies: ["Trial"]),
            .init(workload: "databases", extent: .notApplicable, isEnforced: false),
          ]
        )
      ],
      findings: [
        .init(
          check: "CLS-LBL-013",
          severity: .error,
          artefact: "label",
          object: "Board",
          message: "'Board' gives nobody a right",
          advice: "add rights",
          place: "Label.json#/1"
        ),
        .init(
          check: "CLS-REX-013",
          severity: .warning,
          artefact: "expression",
          object: name,
          message: "it also matches inside longer numbers",
          advice: "put boundaries at both ends",
          place: "pack.xml:24",
          isAccepted: true
        ),
      ],
      missing: [
        .init(artefact: "sites", command: "Get-SPOSite", checks: 1),
        .init(artefact: "the scheme file", checks: 12),
      ]
    )
  }
}
