import Diagnostics
import Documents
import PostureModel

/// Reads what `ClassificationEncoding` wrote.
enum ClassificationReader {
  static func summary(_ field: RunField) throws(Diagnostic) -> ClassificationSummary {
    ClassificationSummary(
      checksRun: try field.count("checksRun"),
      labels: try field.list("labels", label),
      categories: try field.list("categories", category),
      findings: try field.list("findings", finding),
      missing: try field.list("notAssessed") { (missing) throws(Diagnostic) in
        ClassificationSummary.Missing(
          artefact: try missing.string("missing"),
          command: try missing.optionalString("command"),
          checks: try missing.count("checks")
        )
      }
    )
  }

  private static func label(
    _ field: RunField
  ) throws(Diagnostic) -> ClassificationSummary.Label {
    ClassificationSummary.Label(
      name: try field.string("name"),
      depth: try field.count("depth"),
      priority: try field.optional("priority").map { (priority) throws(Diagnostic) in
        guard let value = priority.node.int, let number = Int(exactly: value) else {
          throw priority.wrong("a whole number")
        }
        return number
      },
      isGroup: try field.bool("group"),
      protection: try field.strings("protection"),
      scope: try field.strings("scope"),
      publishedBy: try field.strings("publishedBy"),
      appliedBy: try field.strings("appliedBy"),
      findings: try field.count("findings")
    )
  }

  private static func category(
    _ field: RunField
  ) throws(Diagnostic) -> ClassificationSummary.Category {
    ClassificationSummary.Category(
      name: try field.string("name"),
      owner: try field.optionalString("owner"),
      tier: try field.optionalString("tier"),
      labels: try field.strings("labels"),
      isLabelledAutomatically: try field.bool("labelledAutomatically"),
      cells: try field.list("workloads") { (cell) throws(Diagnostic) in
        ClassificationSummary.Cell(
          workload: try cell.string("workload"),
          extent: try cell.choice("extent"),
          isEnforced: try cell.bool("enforced"),
          policies: try cell.strings("policies")
        )
      }
    )
  }

  private static func finding(
    _ field: RunField
  ) throws(Diagnostic) -> ClassificationSummary.Finding {
    ClassificationSummary.Finding(
      check: try field.string("check"),
      severity: try field.choice("severity"),
      artefact: try field.string("artefact"),
      object: try field.string("object"),
      message: try field.string("message"),
      advice: try field.string("advice"),
      place: try field.string("place"),
      isAccepted: try field.bool("accepted")
    )
  }
}
