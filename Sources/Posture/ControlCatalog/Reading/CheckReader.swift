import Diagnostics
import Documents
import PostureModel

/// Reads the `check` of a control file.
enum CheckReader {
  /// The check, and its query as a text inside the file.
  static func read(
    _ control: FieldReader,
    log: inout ReadingLog
  ) -> (check: Check, query: SourceText)? {
    guard let value = control.required("check", log: &log),
      let fields = FieldReader(value, path: "check", log: &log)
    else { return nil }
    fields.rejectUnknown(["pass", "none", "query"], log: &log)
    let pass = passRule(fields, log: &log)
    let none: Check.NoneRule? = fields.choice("none", log: &log)
    let text = fields.text("query", log: &log)
    guard let pass, let none, let text, let query = fields.value("query"),
      let scalar = query.scalar
    else { return nil }
    return (Check(pass: pass, none: none, query: text), scalar.sourceText(named: log.source.name))
  }

  private static func passRule(_ fields: FieldReader, log: inout ReadingLog) -> Check.PassRule? {
    guard let value = fields.required("pass", log: &log) else { return nil }
    if case .mapping = value.content {
      guard let rule = FieldReader(value, path: "check.pass", log: &log) else { return nil }
      rule.rejectUnknown(["at-least"], log: &log)
      return rule.integer("at-least", in: 1...1_000_000, log: &log).map { .atLeast($0) }
    }
    switch value.text ?? "" {
    case "all": return .all
    case "any": return .any
    case "share": return .share
    case let text:
      if text.hasPrefix("at-least:"), let count = count(text.dropFirst(9)) {
        return .atLeast(count)
      }
      log.complain(
        Codes.unknownValue,
        "'check.pass' cannot be \(text.isEmpty ? value.kindName : "'\(text)'")",
        at: value.position,
        hints: ["one of all, any, share, at-least: N"]
      )
      return nil
    }
  }

  private static func count(_ text: Substring) -> Int? {
    guard let count = Int(text.filter { $0 != " " }), count >= 1 else { return nil }
    return count
  }
}
