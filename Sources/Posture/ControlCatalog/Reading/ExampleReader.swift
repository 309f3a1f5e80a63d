import Diagnostics
import Documents
import PostureModel
import Tables

/// Reads the `examples` of a control file.
enum ExampleReader {
  static func read(_ control: FieldReader, log: inout ReadingLog) -> [ControlExample] {
    control.elements("examples", log: &log).enumerated().compactMap { index, element in
      example(element, path: "examples.\(index)", log: &log)
    }
  }

  private static func example(
    _ element: YAMLNode,
    path: String,
    log: inout ReadingLog
  ) -> ControlExample? {
    guard let fields = FieldReader(element, path: path, log: &log) else { return nil }
    fields.rejectUnknown(["name", "given", "verdict", "score", "now"], log: &log)
    let name = fields.text("name", log: &log)
    let verdict: Verdict.Kind? = fields.choice("verdict", log: &log)
    let given = tables(fields, path: path, log: &log)
    let now = now(fields, log: &log)
    let share = share(fields, verdict: verdict, log: &log)
    guard let name, let verdict else { return nil }
    return ControlExample(
      name: name,
      given: given,
      verdict: verdict,
      share: share,
      now: now,
      position: fields.position
    )
  }

  static func tables(
    _ fields: FieldReader,
    path: String,
    log: inout ReadingLog
  ) -> [ControlExample.GivenTable] {
    guard let value = fields.value("given"), !value.isNull,
      let reader = FieldReader(value, path: "\(path).given", log: &log),
      case .mapping(let tables) = value.content
    else { return [] }
    return tables.map { table in
      let rows = reader.elements(table.key, log: &log).enumerated().compactMap {
        index,
        row -> ControlExample.Row? in
        guard FieldReader(row, path: "\(path).given.\(table.key).\(index)", log: &log) != nil,
          case .bag(let values) = row.dynamicValue
        else { return nil }
        return ControlExample.Row(values: values, position: row.position)
      }
      return ControlExample.GivenTable(name: table.key, rows: rows)
    }
  }

  private static func now(_ fields: FieldReader, log: inout ReadingLog) -> String? {
    guard let text = fields.optionalText("now", log: &log), let value = fields.value("now") else {
      return nil
    }
    guard Timestamp.ticks(text) != nil else {
      log.complain(
        Codes.wrongType,
        "'\(text)' is not a time",
        at: value.position,
        hints: ["write it as 2025-01-31 or 2025-01-31T12:00:00Z"]
      )
      return nil
    }
    return text
  }

  /// The share of a partial verdict, which must have one; no other verdict may.
  private static func share(
    _ fields: FieldReader,
    verdict: Verdict.Kind?,
    log: inout ReadingLog
  ) -> Double? {
    guard let value = fields.value("score") else {
      if verdict == .partial {
        log.complain(
          Codes.exampleScore,
          "an example that is partial states its 'score', the share from 0 to 1",
          at: fields.position
        )
      }
      return nil
    }
    guard let share = value.text.flatMap({ Double($0) }), share >= 0, share <= 1 else {
      log.complain(Codes.exampleScore, "'score' is a share from 0 to 1", at: value.position)
      return nil
    }
    if verdict != nil, verdict != .partial {
      log.complain(Codes.exampleScore, "only a partial verdict has a 'score'", at: value.position)
    }
    return share
  }
}
