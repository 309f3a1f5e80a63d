import Diagnostics
import Documents
import PostureModel

/// Reads a control, what it came to and the evidence out of a run file.
enum ResultReader {
  static func result(_ field: RunField) throws(Diagnostic) -> ControlResult {
    let counts = try field.member("counts")
    return ControlResult(
      control: try control(field.member("control")),
      verdict: try verdict(field.member("verdict")),
      counts: ControlResult.Counts(
        compliant: try counts.count("compliant"),
        noncompliant: try counts.count("noncompliant"),
        unknown: try counts.count("unknown")
      ),
      findings: try field.list("findings", finding),
      pointsPossible: try field.number("pointsPossible"),
      pointsAchieved: try field.number("pointsAchieved"),
      caveats: try field.strings("caveats"),
      tables: try field.strings("tables"),
      standing: try standing(field.member("standing")),
      pointsAsserted: try field.optional("pointsAsserted") == nil
        ? 0 : field.number("pointsAsserted"),
      pointsAccepted: try field.optional("pointsAccepted") == nil
        ? 0 : field.number("pointsAccepted")
    )
  }

  private static func control(_ field: RunField) throws(Diagnostic) -> Control {
    let check = try field.member("check")
    let remediation = try field.member("remediation")
    return Control(
      id: try field.string("id"),
      title: try field.string("title"),
      kind: try field.choice("kind"),
      product: try field.choice("product"),
      category: try field.choice("category"),
      points: try field.positive("points"),
      pointsSource: try pointsSource(field),
      severity: try field.choice("severity"),
      userImpact: try field.choice("userImpact"),
      implementationCost: try field.choice("implementationCost"),
      licence: try field.strings("licence"),
      after: try field.optional("after") == nil ? [] : field.strings("after"),
      rationale: try field.string("rationale"),
      check: Check(
        pass: try passRule(check.member("pass")),
        none: try check.choice("none"),
        query: try check.string("query")
      ),
      remediation: Remediation(
        summary: try remediation.string("summary"),
        action: try remediation.optionalString("action"),
        steps: try remediation.list("steps", step),
        verify: try remediation.optionalString("verify")
      ),
      references: try field.list("references") { (field) throws(Diagnostic) in
        Reference(title: try field.string("title"), url: try field.string("url"))
      },
      crosswalk: try field.list("crosswalk") { (field) throws(Diagnostic) in
        CrosswalkEntry(
          framework: try field.choice("framework"),
          identifiers: try field.strings("identifiers"),
          own: try field.optional("ours") == nil ? [] : field.strings("ours")
        )
      },
      file: try field.optionalString("file")
    )
  }

  /// Where a control's points come from; files of earlier layouts do not say.
  private static func pointsSource(_ field: RunField) throws(Diagnostic) -> PointsSource {
    guard let source = try field.optional("pointsSource") else { return .catalog }
    switch try source.choice("kind", of: PointsSource.Kind.self) {
    case .catalog: return .catalog
    case .weights: return .weights(instead: try source.positive("catalogPoints"))
    case .secureScore:
      return .secureScore(
        actions: try source.strings("actions"),
        instead: try source.positive("catalogPoints")
      )
    }
  }

  private static func passRule(_ field: RunField) throws(Diagnostic) -> Check.PassRule {
    let text = try field.string
    switch text {
    case "all": return .all
    case "any": return .any
    case "share": return .share
    default:
      let prefix = "at-least: "
      guard text.hasPrefix(prefix), let count = Int(text.dropFirst(prefix.count)), count >= 0 else {
        throw field.wrong("'all', 'any', 'share' or 'at-least: N'")
      }
      return .atLeast(count)
    }
  }

  static func step(_ field: RunField) throws(Diagnostic) -> RemediationStep {
    RemediationStep(
      means: try field.choice("means"),
      text: try field.string("text"),
      note: try field.optionalString("note")
    )
  }

  private static func verdict(_ field: RunField) throws(Diagnostic) -> Verdict {
    switch try field.choice("kind", of: Verdict.Kind.self) {
    case .pass: return .pass
    case .fail: return .fail
    case .partial:
      let share = try field.number("share")
      guard share >= 0, share <= 1 else {
        throw try field.member("share").wrong("a number from 0 to 1")
      }
      return .partial(share: share)
    case .notApplicable: return .notApplicable(reason: try field.string("reason"))
    case .notMeasured:
      return .notMeasured(
        try field.list("missing") { (field) throws(Diagnostic) in
          MissingEvidence(
            table: try field.string("table"),
            reason: try field.string("reason"),
            collect: try field.optionalString("collect")
          )
        }
      )
    case .notLicensed: return .notLicensed(plans: try field.strings("plans"))
    case .error: return .error(try RunReader.problem(field.member("problem")))
    }
  }

  private static func standing(_ field: RunField) throws(Diagnostic) -> Standing {
    let kind = try field.member("kind")
    switch try kind.string {
    case "measured": return .measured
    case "asserted": return .asserted(waiver: try field.string("waiver"))
    case "accepted": return .accepted(waiver: try field.string("waiver"))
    default: throw kind.wrong("one of 'measured', 'asserted', 'accepted'")
    }
  }

  /// Bytes of a file; lengths that no file has are not believed.
  private static func range(_ field: RunField) throws(Diagnostic) -> Range<Int> {
    let offset = try field.member("offset")
    let length = try field.member("length")
    guard let start = offset.node.int.flatMap({ Int(exactly: $0) }), start >= 0 else {
      throw offset.wrong("a number of bytes")
    }
    guard let count = length.node.int.flatMap({ Int(exactly: $0) }), count >= 0,
      count <= Int.max - start
    else { throw length.wrong("a number of bytes") }
    return start..<start + count
  }

  /// A line or a column, counted from 1.
  private static func count(_ field: RunField, _ name: String) throws(Diagnostic) -> Int {
    let member = try field.member(name)
    guard let count = member.node.int.flatMap({ Int(exactly: $0) }), count > 0 else {
      throw member.wrong("a number from 1 on")
    }
    return count
  }

  private static func finding(_ field: RunField) throws(Diagnostic) -> Finding {
    let compliant = try field.optional("compliant")
    if let compliant, compliant.node.bool == nil { throw compliant.wrong("true, false or null") }
    let hasExtra = try field.optional("extra") != nil
    return Finding(
      object: try field.string("object"),
      objectID: try field.optionalString("objectId"),
      compliant: compliant?.node.bool,
      found: try field.optionalString("found"),
      expected: try field.optionalString("expected"),
      detail: try field.optionalString("detail"),
      origin: try field.optionalString("origin"),
      originBytes: try field.optional("originBytes").map { (bytes) throws(Diagnostic) in
        try range(bytes)
      },
      originPosition: try field.optional("originPosition").map { (place) throws(Diagnostic) in
        SourcePosition(line: try count(place, "line"), column: try count(place, "column"))
      },
      extra: hasExtra
        ? try field.list("extra") { (field) throws(Diagnostic) in
          EvidenceField(name: try field.string("name"), value: try field.optionalString("value"))
        } : [],
      waiver: try field.optionalString("waiver")
    )
  }
}
