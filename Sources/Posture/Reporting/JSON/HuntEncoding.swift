import Diagnostics
import Documents
import PostureModel

/// What events say about controls, as JSON.
enum HuntEncoding {
  static func encode(_ hunt: HuntResult) -> JSONValue {
    var state: JSONValue = .string("not-seen")
    var details: [(String, JSONValue?)] = []
    switch hunt.outcome {
    case .seen(let count, let first, let last):
      state = .string("seen")
      details = [
        ("count", .integer(count)), ("first", first.map { .string($0) }),
        ("last", last.map { .string($0) }),
      ]
    case .notSeen: break
    case .notRun(let reason):
      state = .string("not-run")
      details = [("reason", .string(reason))]
    }
    details.append(("query", hunt.query.map { .string($0) }))
    details.append(
      (
        "days",
        hunt.days.isEmpty
          ? nil
          : .array(
            hunt.days.map { .members(("day", .string($0.day)), ("count", .integer($0.count))) }
          )
      )
    )
    return .object(
      [("control", .string(hunt.control)), ("title", .string(hunt.title)), ("state", state)]
        + details.compactMap { name, value in value.map { (name, $0) } }
        + [
          ("tables", .strings(hunt.tables)), ("columns", .strings(hunt.columns)),
          (
            "rows",
            .array(hunt.rows.map { .array($0.map { $0.map { .string($0) } ?? .null }) })
          ),
        ]
    )
  }

  static func read(_ field: RunField) throws(Diagnostic) -> HuntResult {
    let outcome: HuntResult.Outcome
    switch try field.string("state") {
    case "seen":
      outcome = .seen(
        count: try field.count("count"),
        first: try field.optionalString("first"),
        last: try field.optionalString("last")
      )
    case "not-seen": outcome = .notSeen
    case "not-run": outcome = .notRun(reason: try field.string("reason"))
    default: throw try field.member("state").wrong("seen, not-seen or not-run")
    }
    return HuntResult(
      control: try field.string("control"),
      title: try field.string("title"),
      outcome: outcome,
      tables: try field.strings("tables"),
      query: try field.optionalString("query"),
      days: try field.optional("days") == nil
        ? []
        : field.list("days") { (day) throws(Diagnostic) in
          HuntResult.Day(day: try day.string("day"), count: try day.count("count"))
        },
      columns: try field.strings("columns"),
      rows: try field.list("rows") { (row) throws(Diagnostic) in
        row.node.elements.map(\.string)
      }
    )
  }
}
