import Diagnostics
import PostureModel

/// How Microsoft's own score is laid out as JSON.
enum MicrosoftScoreEncoding {
  static func encode(_ score: MicrosoftScore) -> JSONValue {
    .members(
      ("date", score.date.map { .string($0) }),
      ("source", .string(score.source)),
      ("place", .string(score.place)),
      ("current", .number(score.current)),
      ("maximum", score.maximum.map { .number($0) }),
      ("summedCurrent", score.summedCurrent.map { .number($0) }),
      ("summedMaximum", score.summedMaximum.map { .number($0) }),
      ("reproduced", score.isReproduced.map { .bool($0) }),
      ("asserted", .number(score.asserted)),
      ("actions", .array(score.actions.map(encode)))
    )
  }

  private static func encode(_ action: MicrosoftScore.Action) -> JSONValue {
    .members(
      ("name", .string(action.name)),
      ("title", action.title.map { .string($0) }),
      ("category", action.category.map { .string($0) }),
      ("score", action.score.map { .number($0) }),
      ("maximum", action.maximum.map { .number($0) }),
      ("state", action.state.map { .string($0) }),
      ("detail", action.detail.map { .string($0) })
    )
  }
}

/// Reads what `MicrosoftScoreEncoding` wrote.
enum MicrosoftScoreReader {
  /// Microsoft's score in a run file, when it has one.
  static func score(_ run: RunField) throws(Diagnostic) -> MicrosoftScore? {
    guard let field = try run.optional("microsoftScore") else { return nil }
    return MicrosoftScore(
      date: try field.optionalString("date"),
      source: try field.string("source"),
      place: try field.string("place"),
      current: try field.number("current"),
      maximum: try number("maximum", field),
      summedCurrent: try number("summedCurrent", field),
      summedMaximum: try number("summedMaximum", field),
      isReproduced: try field.optional("reproduced") == nil ? nil : field.bool("reproduced"),
      actions: try field.list("actions") { (action) throws(Diagnostic) in
        MicrosoftScore.Action(
          name: try action.string("name"),
          title: try action.optionalString("title"),
          category: try action.optionalString("category"),
          score: try number("score", action),
          maximum: try number("maximum", action),
          state: try action.optionalString("state"),
          detail: try action.optionalString("detail")
        )
      }
    )
  }

  private static func number(_ key: String, _ field: RunField) throws(Diagnostic) -> Double? {
    try field.optional(key) == nil ? nil : field.number(key)
  }
}
