import Conditions
import Documents

/// Reads one requirement of a baseline.
enum BaselineRequirementReader {
  static func read(
    _ fields: FieldReader,
    using library: ConditionLibrary,
    defaults: BaselineDefaults,
    log: inout ReadingLog
  ) -> Baseline.Requirement? {
    fields.rejectUnknown(
      [
        "id", "title", "level", "manual", "notApplicable", "unanswered", "byHand", "reading",
        "commands", "met", "excused", "declare", "retired", "replaces",
      ],
      log: &log
    )
    let id = fields.text("id", log: &log)
    let title = fields.optionalText("title", log: &log)
    let (level, whenNotApplicable) = defaults.read(fields, log: &log)
    let isManual = flag("manual", fields, log: &log)
    let byHand = fields.optionalText("byHand", log: &log)
    let unanswered = fields.optionalText("unanswered", log: &log)
    let reading = fields.optionalText("reading", log: &log)
    let declare = fields.optionalText("declare", log: &log)
    let replaces = fields.texts("replaces", log: &log)
    let isRetired = flag("retired", fields, log: &log)
    let check = ownCheck(fields, using: library, log: &log)
    guard let id, let level else { return nil }
    if isManual || unanswered != nil, !isRetired, byHand == nil {
      log.complain(
        Codes.noWayByHand,
        "requirement '\(id)' is left to people, and 'byHand' does not say how they check it",
        at: fields.position
      )
    }
    return Baseline.Requirement(
      id: id,
      title: title,
      level: level,
      isManual: isManual || unanswered != nil,
      whenNotApplicable: whenNotApplicable ?? .pass,
      unanswered: unanswered,
      byHand: byHand,
      reading: reading,
      ownCheck: check,
      isRetired: isRetired,
      declare: declare,
      replaces: replaces
    )
  }

  private static func ownCheck(
    _ fields: FieldReader,
    using library: ConditionLibrary,
    log: inout ReadingLog
  ) -> Baseline.OwnCheck? {
    let commands = fields.texts("commands", log: &log)
    guard fields.value("met") != nil else {
      for key in ["commands", "excused"] {
        if let value = fields.value(key) {
          log.complain(
            Codes.lonelyField,
            "'\(fields.path).\(key)' has a meaning only beside 'met'",
            at: value.position
          )
        }
      }
      return nil
    }
    let met = BaselinePartText.source("met", of: fields, log: &log)
    let excused = BaselinePartText.source("excused", of: fields, log: &log)
    guard let condition = BaselinePartText.condition(met, using: library, log: &log) else {
      return nil
    }
    return Baseline.OwnCheck(
      commands: commands,
      met: condition,
      excused: BaselinePartText.condition(excused, using: library, log: &log)
    )
  }

  private static func flag(
    _ key: String,
    _ fields: FieldReader,
    log: inout ReadingLog
  ) -> Bool {
    guard let value = fields.value(key) else { return false }
    if let truth = value.bool { return truth }
    log.complain(
      Codes.wrongType,
      "'\(fields.path).\(key)' must be true or false",
      at: value.position
    )
    return false
  }
}
