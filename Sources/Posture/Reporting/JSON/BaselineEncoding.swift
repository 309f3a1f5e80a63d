import PostureModel

/// How the outcome of a baseline is laid out as JSON.
enum BaselineEncoding {
  static func encode(_ outcome: BaselineOutcome) -> JSONValue {
    .members(
      ("id", .string(outcome.id)),
      ("title", .string(outcome.title)),
      ("requirements", .array(outcome.requirements.map(encode))),
      ("remarks", .strings(outcome.remarks))
    )
  }

  private static func encode(_ requirement: BaselineOutcome.Requirement) -> JSONValue {
    .members(
      ("id", .string(requirement.id)),
      ("title", requirement.title.map { .string($0) }),
      ("level", .string(requirement.level)),
      ("verdict", .string(requirement.verdict.rawValue)),
      ("measured", .string(requirement.measured.rawValue)),
      ("ownCheck", .bool(requirement.isOwnCheck)),
      ("controlVerdict", requirement.controlVerdict.map { .string($0.rawValue) }),
      ("controls", .strings(requirement.controls)),
      ("reading", requirement.reading.map { .string($0) }),
      ("byHand", requirement.byHand.map { .string($0) }),
      ("declared", requirement.declared.map { .string($0) }),
      (
        "nearMiss",
        requirement.nearMiss.map {
          .members(("object", .string($0.object)), ("snippet", .strings($0.snippet)))
        }
      )
    )
  }
}
