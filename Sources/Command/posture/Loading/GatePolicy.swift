import Comparison
import ControlCatalog
import Diagnostics
import Documents
import PostureModel

/// Reads a gate's rules from a file that lies beside what they guard.
struct GatePolicy {
  /// The rules, in a fixed order.
  let rules: [GateRule]

  private static let members = [
    "version", "score", "categories", "regression", "fail-on", "coverage",
  ]

  /// Reads a policy file; one that is wrong in any way ends the command.
  static func read(_ path: String) throws -> GatePolicy {
    let bytes = try InputFiles.bytes(path)
    guard let text = String(validating: bytes, as: UTF8.self) else {
      throw CommandFailure(.badInput, "'\(path)' is not text in UTF-8")
    }
    let name = path == "-" ? "standard input" : path
    let (policy, diagnostics) = policy(of: text, named: name)
    guard let policy, diagnostics.isEmpty else {
      throw CommandFailure(.badInput, drawn: DiagnosticsView.lines(diagnostics))
    }
    return policy
  }

  private static func policy(
    of text: String,
    named name: String
  ) -> (policy: GatePolicy?, diagnostics: [Diagnostic]) {
    var log = ReadingLog(source: SourceText(name: name, text: text))
    let root: YAMLNode
    do {
      root = try YAMLReader.document(text, named: name)
    } catch {
      return (nil, [error])
    }
    guard let fields = FieldReader(root, path: "", log: &log) else { return (nil, log.diagnostics) }
    fields.rejectUnknown(members, log: &log)
    _ = fields.integer("version", in: 1...1, log: &log)
    let rules =
      score(fields, &log) + categories(fields, &log) + regression(fields, &log)
      + failOn(fields, &log) + coverage(fields, &log)
    if rules.isEmpty, log.diagnostics.isEmpty {
      log.complain(Codes.noRule, "the policy has no rule", at: fields.position)
    }
    return (GatePolicy(rules: rules), log.diagnostics)
  }

  private static func score(_ fields: FieldReader, _ log: inout ReadingLog) -> [GateRule] {
    guard let node = fields.value("score") else { return [] }
    let (percent, points) = threshold(node, path: "score", &log)
    return (percent.map { [.minimumScore($0)] } ?? []) + (points.map { [.minimumPoints($0)] } ?? [])
  }

  private static func categories(_ fields: FieldReader, _ log: inout ReadingLog) -> [GateRule] {
    guard let node = fields.value("categories"),
      let entries = FieldReader(node, path: "categories", log: &log)
    else { return [] }
    entries.rejectUnknown(Category.allCases.map { $0.rawValue.lowercased() }, log: &log)
    var rules: [GateRule] = []
    for category in Category.allCases {
      let key = category.rawValue.lowercased()
      guard let value = entries.value(key) else { continue }
      let (percent, points) = threshold(value, path: "categories.\(key)", &log)
      if let percent { rules.append(.minimumCategory(category, percent)) }
      if let points { rules.append(.minimumCategoryPoints(category, points)) }
    }
    return rules
  }

  private static func regression(_ fields: FieldReader, _ log: inout ReadingLog) -> [GateRule] {
    guard let node = fields.value("regression"),
      let entries = FieldReader(node, path: "regression", log: &log)
    else { return [] }
    entries.rejectUnknown(["percent", "points", "new-failures"], log: &log)
    var rules: [GateRule] = []
    if let value = number(entries, "percent", upTo: 100, &log) { rules.append(.maximumDrop(value)) }
    if let value = number(entries, "points", upTo: 1e6, &log) {
      rules.append(.maximumPointsDrop(value))
    }
    if entries.value("new-failures") != nil,
      let severity: Severity = entries.choice("new-failures", log: &log)
    {
      rules.append(.newFailures(severity))
    }
    return rules
  }

  private static func failOn(_ fields: FieldReader, _ log: inout ReadingLog) -> [GateRule] {
    fields.texts("fail-on", log: &log).map { name in
      Severity(rawValue: name).map { .severity($0) } ?? .control(name)
    }
  }

  private static func coverage(_ fields: FieldReader, _ log: inout ReadingLog) -> [GateRule] {
    number(fields, "coverage", upTo: 100, &log).map { [.minimumCoverage($0)] } ?? []
  }

  /// A bare number is percent; a mapping says which is which.
  private static func threshold(
    _ node: YAMLNode,
    path: String,
    _ log: inout ReadingLog
  ) -> (percent: Double?, points: Double?) {
    if node.scalar != nil { return (number(node, path, upTo: 100, &log), nil) }
    guard let fields = FieldReader(node, path: path, log: &log) else { return (nil, nil) }
    fields.rejectUnknown(["percent", "points"], log: &log)
    return (number(fields, "percent", upTo: 100, &log), number(fields, "points", upTo: 1e6, &log))
  }

  private static func number(
    _ fields: FieldReader,
    _ key: String,
    upTo limit: Double,
    _ log: inout ReadingLog
  ) -> Double? {
    fields.value(key).flatMap { number($0, key, upTo: limit, &log) }
  }

  private static func number(
    _ node: YAMLNode,
    _ name: String,
    upTo limit: Double,
    _ log: inout ReadingLog
  ) -> Double? {
    guard let value = node.double ?? node.int.map(Double.init), value >= 0, value <= limit else {
      log.complain(
        Codes.notANumber,
        "'\(name)' is a number from 0 to \(NumberText.points(limit))",
        at: node.position
      )
      return nil
    }
    return value
  }

  /// The codes of what can be wrong with a policy; stable, never reused.
  private enum Codes {
    static let noRule = "GTE0101"
    static let notANumber = "GTE0102"
  }
}
