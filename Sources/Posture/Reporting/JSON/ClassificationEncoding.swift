import PostureModel

/// The classification scheme of a run, as JSON.
enum ClassificationEncoding {
  static func encode(_ summary: ClassificationSummary) -> JSONValue {
    .members(
      ("checksRun", .integer(summary.checksRun)),
      ("labels", .array(summary.labels.map(encode))),
      ("categories", .array(summary.categories.map(encode))),
      ("findings", .array(summary.findings.map(encode))),
      (
        "notAssessed",
        .array(
          summary.missing.map { missing in
            .members(
              ("missing", .string(missing.artefact)),
              ("command", missing.command.map { .string($0) }),
              ("checks", .integer(missing.checks))
            )
          }
        )
      )
    )
  }

  private static func encode(_ label: ClassificationSummary.Label) -> JSONValue {
    .members(
      ("name", .string(label.name)),
      ("depth", .integer(label.depth)),
      ("priority", label.priority.map { .integer($0) }),
      ("group", .bool(label.isGroup)),
      ("protection", .strings(label.protection)),
      ("scope", .strings(label.scope)),
      ("publishedBy", .strings(label.publishedBy)),
      ("appliedBy", .strings(label.appliedBy)),
      ("findings", .integer(label.findings))
    )
  }

  private static func encode(_ category: ClassificationSummary.Category) -> JSONValue {
    .members(
      ("name", .string(category.name)),
      ("owner", category.owner.map { .string($0) }),
      ("tier", category.tier.map { .string($0) }),
      ("labels", .strings(category.labels)),
      ("labelledAutomatically", .bool(category.isLabelledAutomatically)),
      (
        "workloads",
        .array(
          category.cells.map { cell in
            .members(
              ("workload", .string(cell.workload)),
              ("extent", .string(cell.extent.rawValue)),
              ("enforced", .bool(cell.isEnforced)),
              ("policies", .strings(cell.policies))
            )
          }
        )
      )
    )
  }

  private static func encode(_ finding: ClassificationSummary.Finding) -> JSONValue {
    .members(
      ("check", .string(finding.check)),
      ("severity", .string(finding.severity.rawValue)),
      ("artefact", .string(finding.artefact)),
      ("object", .string(finding.object)),
      ("message", .string(finding.message)),
      ("advice", .string(finding.advice)),
      ("place", .string(finding.place)),
      ("accepted", .bool(finding.isAccepted))
    )
  }
}
