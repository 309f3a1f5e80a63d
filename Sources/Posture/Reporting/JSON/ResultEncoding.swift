import Diagnostics
import PostureModel

/// A control, what it came to and the evidence, as JSON.
enum ResultEncoding {
  static func encode(_ result: ControlResult) -> JSONValue {
    .members(
      ("control", encode(result.control)),
      ("verdict", encode(result.verdict)),
      ("standing", encode(result.standing)),
      ("pointsPossible", .number(result.pointsPossible)),
      ("pointsAchieved", .number(result.pointsAchieved)),
      ("pointsAsserted", result.pointsAsserted > 0 ? .number(result.pointsAsserted) : nil),
      ("pointsAccepted", result.pointsAccepted > 0 ? .number(result.pointsAccepted) : nil),
      (
        "counts",
        .members(
          ("compliant", .integer(result.counts.compliant)),
          ("noncompliant", .integer(result.counts.noncompliant)),
          ("unknown", .integer(result.counts.unknown))
        )
      ),
      ("caveats", .strings(result.caveats)),
      ("tables", .strings(result.tables)),
      ("findings", .array(result.findings.map(encode)))
    )
  }

  private static func encode(_ control: Control) -> JSONValue {
    .members(
      ("id", .string(control.id)),
      ("title", .string(control.title)),
      ("kind", .string(control.kind.rawValue)),
      ("product", .string(control.product.rawValue)),
      ("category", .string(control.category.rawValue)),
      ("points", .number(control.points)),
      ("pointsSource", encode(control.pointsSource)),
      ("severity", .string(control.severity.rawValue)),
      ("userImpact", .string(control.userImpact.rawValue)),
      ("implementationCost", .string(control.implementationCost.rawValue)),
      ("licence", .strings(control.licence)),
      ("after", control.after.isEmpty ? nil : .strings(control.after)),
      ("rationale", .string(control.rationale)),
      (
        "check",
        .members(
          ("pass", .string(control.check.pass.text)),
          ("none", .string(control.check.none.rawValue)),
          ("query", .string(control.check.query))
        )
      ),
      (
        "remediation",
        .members(
          ("summary", .string(control.remediation.summary)),
          ("action", control.remediation.action.map { .string($0) }),
          ("steps", .array(control.remediation.steps.map(encode))),
          ("verify", control.remediation.verify.map { .string($0) })
        )
      ),
      (
        "references",
        .array(
          control.references.map {
            .members(("title", .string($0.title)), ("url", .string($0.url)))
          }
        )
      ),
      (
        "crosswalk",
        .array(
          control.crosswalk.map {
            .members(
              ("framework", .string($0.framework.rawValue)),
              ("identifiers", .strings($0.identifiers)),
              ("ours", $0.own.isEmpty ? nil : .strings($0.own))
            )
          }
        )
      ),
      ("file", control.file.map { .string($0) })
    )
  }

  private static func encode(_ source: PointsSource) -> JSONValue {
    var actions: [String]?
    if case .secureScore(let names, _) = source { actions = names }
    return .members(
      ("kind", .string(source.kind.rawValue)),
      ("actions", actions.map { .strings($0) }),
      ("catalogPoints", source.catalogPoints.map { .number($0) })
    )
  }

  static func encode(_ step: RemediationStep) -> JSONValue {
    .members(
      ("means", .string(step.means.rawValue)),
      ("text", .string(step.text)),
      ("note", step.note.map { .string($0) })
    )
  }

  static func encode(_ verdict: Verdict) -> JSONValue {
    let kind = JSONValue.string(verdict.kind.rawValue)
    return switch verdict {
    case .pass, .fail: .members(("kind", kind))
    case .partial(let share): .members(("kind", kind), ("share", .number(share)))
    case .notApplicable(let reason): .members(("kind", kind), ("reason", .string(reason)))
    case .notMeasured(let missing):
      .members(
        ("kind", kind),
        (
          "missing",
          .array(
            missing.map {
              .members(
                ("table", .string($0.table)),
                ("reason", .string($0.reason)),
                ("collect", $0.collect.map { .string($0) })
              )
            }
          )
        )
      )
    case .notLicensed(let plans): .members(("kind", kind), ("plans", .strings(plans)))
    case .error(let problem): .members(("kind", kind), ("problem", RunEncoding.encode(problem)))
    }
  }

  private static func encode(_ standing: Standing) -> JSONValue {
    switch standing {
    case .measured: .members(("kind", "measured"))
    case .asserted(let waiver): .members(("kind", "asserted"), ("waiver", .string(waiver)))
    case .accepted(let waiver): .members(("kind", "accepted"), ("waiver", .string(waiver)))
    }
  }

  private static func encode(_ finding: Finding) -> JSONValue {
    .members(
      ("object", .string(finding.object)),
      ("objectId", finding.objectID.map { .string($0) }),
      ("compliant", finding.compliant.map { .bool($0) } ?? .null),
      ("found", finding.found.map { .string($0) }),
      ("expected", finding.expected.map { .string($0) }),
      ("detail", finding.detail.map { .string($0) }),
      ("origin", finding.origin.map { .string($0) }),
      (
        "originBytes",
        finding.originBytes.map {
          .members(("offset", .integer($0.lowerBound)), ("length", .integer($0.count)))
        }
      ),
      (
        "originPosition",
        finding.originPosition.map {
          .members(("line", .integer($0.line)), ("column", .integer($0.column)))
        }
      ),
      (
        "extra",
        finding.extra.isEmpty
          ? nil
          : .array(
            finding.extra.map { .members(("name", .string($0.name)), ("value", .text($0.value))) }
          )
      ),
      ("waiver", finding.waiver.map { .string($0) })
    )
  }
}
