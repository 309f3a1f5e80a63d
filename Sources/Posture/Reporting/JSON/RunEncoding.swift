import Comparison
import PostureModel

/// How a run is laid out as JSON.
///
/// `RunReader` reads it back; `Reports/Schemas/run.schema.json` describes it.
enum RunEncoding {
  /// The version of the layout.
  ///
  /// The first number changes when an older reader would misread it.
  static let schemaVersion = "1.0"
  /// What the file calls itself.
  static let kind = "posture-run"

  static func encode(_ report: Report) -> JSONValue {
    let assessment = report.assessment
    return .members(
      ("kind", .string(kind)),
      ("schemaVersion", .string(schemaVersion)),
      ("provenance", encode(assessment.provenance)),
      ("score", ScoreEncoding.encode(assessment.score)),
      ("gate", report.gate.map(ChangeEncoding.encode)),
      ("comparison", report.comparison.map(ChangeEncoding.encode)),
      ("recommendations", .array(assessment.recommendations.map(encode))),
      ("results", .array(assessment.results.map(ResultEncoding.encode))),
      ("baseline", assessment.baseline.map(BaselineEncoding.encode)),
      ("thirdParty", ThirdPartyEncoding.encode(assessment.thirdParty)),
      ("microsoftScore", assessment.microsoftScore.map(MicrosoftScoreEncoding.encode)),
      (
        "secureScoreComparison",
        SecureScoreComparison(assessment).map(SecureScoreComparisonEncoding.encode)
      ),
      ("zones", assessment.zones.map { ZoneEncoding.encode($0, score: assessment.score) }),
      ("licenceGaps", encode(LicenceGap.all(in: assessment))),
      ("waivers", .array(assessment.waivers.map(encode))),
      (
        "hunts",
        assessment.hunts.isEmpty ? nil : .array(assessment.hunts.map(HuntEncoding.encode))
      ),
      ("classification", assessment.classification.map(ClassificationEncoding.encode)),
      ("collection", .array(assessment.collection.map(encode))),
      ("problems", .array(assessment.problems.map(encode)))
    )
  }

  private static func encode(_ provenance: Provenance) -> JSONValue {
    .members(
      (
        "tool",
        .members(("name", .string("posture")), ("version", .string(provenance.toolVersion)))
      ),
      (
        "catalog",
        .members(
          ("digest", .string(provenance.catalogDigest)),
          ("controls", .integer(provenance.catalogControls))
        )
      ),
      (
        "tenant",
        .members(
          ("id", provenance.tenant.id.map { .string($0) }),
          ("displayName", provenance.tenant.displayName.map { .string($0) }),
          ("initialDomain", provenance.tenant.initialDomain.map { .string($0) })
        )
      ),
      ("exportDate", provenance.exportDate.map { .string($0) }),
      ("clock", provenance.clock.map { .string($0) }),
      (
        "inputs",
        .array(
          provenance.inputs.map { input in
            .members(
              ("path", .string(input.path)),
              ("sha256", .string(input.sha256)),
              ("size", .integer(input.size)),
              ("format", input.format.map { .string($0) })
            )
          }
        )
      )
    )
  }

  private static func encode(_ action: Recommendation) -> JSONValue {
    .members(
      ("rank", .integer(action.rank)),
      ("controls", .strings(action.controls)),
      ("summary", .string(action.summary)),
      ("product", .string(action.product.rawValue)),
      ("category", .string(action.category.rawValue)),
      ("severity", .string(action.severity.rawValue)),
      ("pointsToGain", .number(action.pointsToGain)),
      ("percentageToGain", .number(action.percentageToGain)),
      ("cost", .string(action.cost.rawValue)),
      ("pointsPerEffort", .number(action.pointsPerEffort)),
      ("userImpact", .string(action.userImpact.rawValue)),
      ("steps", .array(action.steps.map(ResultEncoding.encode))),
      ("verify", action.verify.map { .string($0) }),
      ("offenders", .integer(action.offenders)),
      ("seen", action.seen > 0 ? .integer(action.seen) : nil),
      ("phase", .string(action.phase.rawValue)),
      ("after", action.after.isEmpty ? nil : .strings(action.after)),
      ("unverified", action.unverified.isEmpty ? nil : .strings(action.unverified)),
      ("licence", action.licence.isEmpty ? nil : .strings(action.licence))
    )
  }

  private static func encode(_ waiver: Waiver) -> JSONValue {
    .members(
      ("id", .string(waiver.id)),
      ("kind", .string(waiver.kind.rawValue)),
      ("decision", .string(waiver.decision.rawValue)),
      ("control", .string(waiver.control)),
      ("objects", .strings(waiver.objects)),
      ("owner", .string(waiver.owner)),
      ("reason", .string(waiver.reason)),
      ("approvedBy", waiver.approvedBy.map { .string($0) }),
      ("ticket", waiver.ticket.map { .string($0) }),
      ("expires", waiver.expires.map { .string($0) }),
      ("state", .string(waiver.state.rawValue))
    )
  }

  private static func encode(_ gaps: [LicenceGap]) -> JSONValue? {
    gaps.isEmpty
      ? nil
      : .array(
        gaps.map {
          .members(
            ("plans", .strings($0.plans)),
            ("controls", .strings($0.controls)),
            ("points", .number($0.points))
          )
        }
      )
  }

  private static func encode(_ status: CollectionStatus) -> JSONValue {
    .members(
      ("table", .string(status.table)),
      ("state", .string(status.state.rawValue)),
      ("count", .integer(status.count)),
      ("source", status.source.map { .string($0) }),
      ("command", status.command.map { .string($0) }),
      ("reason", status.reason.map { .string($0) })
    )
  }

  static func encode(_ problem: Problem) -> JSONValue {
    .members(
      ("code", .string(problem.code)),
      ("message", .string(problem.message)),
      ("place", problem.place.map { .string($0) }),
      ("hints", .strings(problem.hints))
    )
  }
}
