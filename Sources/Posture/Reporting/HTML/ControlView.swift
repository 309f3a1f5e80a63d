import PostureModel

/// One control: its row, and what opens under it.
struct ControlView {
  let result: ControlResult
  let rows: ObjectRows
  let waivers: [String: Waiver]
  let hunt: HuntResult?
  let limits: HTMLFormat.Limits
  /// What it came to in the runs until this one, oldest first.
  let past: [ControlMoment]
  private var control: Control { result.control }

  init(
    _ result: ControlResult,
    rows: ObjectRows,
    waivers: [String: Waiver],
    hunt: HuntResult? = nil,
    limits: HTMLFormat.Limits,
    past: [ControlMoment] = []
  ) {
    self.result = result
    self.rows = rows
    self.waivers = waivers
    self.hunt = hunt
    self.limits = limits
    self.past = past
  }

  var fields: Fields {
    var fields: Fields = [
      "id": control.id,
      "title": control.title,
      "status": result.status.rawValue,
      "statusTitle": result.status.title,
      "severity": control.severity.rawValue,
      "severityTitle": control.severity.title,
      "product": control.product.rawValue,
      "category": control.category.rawValue,
      "points": points,
      "effort": Self.title(of: control.implementationCost),
      "objects": objects,
      "rationale": given(needsReading ? control.rationale : nil),
      "decision": decision,
      "evidenceTitle": evidenceTitle,
      "pointsSentence": PointsSentence.text(for: result),
      "caveats": result.caveats,
      "missing": missing,
      "problem": problem,
      "events": events,
      "facts": facts,
      "hasLinks": needsReading && !control.references.isEmpty,
      "links": control.references.map { reference -> Fields in
        ["linkURL": given(Self.link(reference.url)), "linkTitle": reference.title]
      },
    ]
    fields.merge(rows.fields)
    fields.merge(work)
    return fields
  }

  /// A cost in a word for a table.
  static func title(of cost: Cost) -> String {
    switch cost {
    case .low: "Low"
    case .moderate: "Moderate"
    case .high: "High"
    }
  }

  /// An address that a browser may follow: nothing but the web, whatever a catalog says.
  static func link(_ url: String) -> String? {
    url.hasPrefix("https://") || url.hasPrefix("http://") ? url : nil
  }

  private var evidenceTitle: Any {
    switch result.verdict.kind {
    case .pass: false
    case .fail, .partial: "Expected and found"
    case .notApplicable, .notMeasured, .notLicensed, .error: "Why not measured"
    }
  }

  private var points: String {
    result.pointsPossible > 0
      ? "\(NumberText.points(result.pointsAchieved)) / \(NumberText.points(result.pointsPossible))"
      : "– (\(NumberText.points(control.points)))"
  }

  private var objects: String {
    guard result.counts.total > 0 else { return "–" }
    let judged = result.counts.compliant + result.counts.noncompliant
    guard judged > 0 else { return "\(Words.grouped(result.counts.unknown)) unknown" }
    return result.counts.noncompliant == 0
      ? "\(Words.grouped(judged)) met"
      : "\(Words.grouped(result.counts.noncompliant)) of \(Words.grouped(judged))"
  }

  private var decision: Any {
    guard let id = result.waiverID else { return false }
    let waiver = waivers[id]
    return [
      "decisionTitle": result.status == .asserted ? "Met another way" : "Risk accepted",
      "decisionID": id,
      "decisionOwner": waiver?.owner ?? "unknown",
      "decisionApproval": given(waiver?.approvedBy),
      "decisionExpiry": given(waiver?.expires),
      "decisionReason": waiver?.reason ?? "",
    ] as Fields
  }

  private var missing: [Fields] {
    guard case .notMeasured(let missing) = result.verdict else { return [] }
    return missing.map {
      [
        "missingTable": $0.table,
        "missingReason": $0.reason,
        "missingCollect": given($0.collect),
      ]
    }
  }

  private var problem: Any {
    guard case .error(let problem) = result.verdict else { return false }
    return [
      "problemCode": problem.code,
      "problemMessage": SafeText.clipped(problem.message, to: 500),
      "problemPlace": given(problem.place),
    ] as Fields
  }

  /// What exported events show, with the latest rows.
  private var events: Any {
    guard let hunt else { return false }
    let text: String
    switch hunt.outcome {
    case .seen(let count, let first, let last):
      let span = [first, last].compactMap { $0.map(Words.time) }
      text =
        "\(Words.count(count, "time"))"
        + (span.count == 2 ? ", from \(span[0]) to \(span[1])" : "")
    case .notSeen: text = "not in \(hunt.tables.joined(separator: ", "))"
    case .notRun(let reason): text = "not looked for: \(reason)"
    }
    return [
      "eventsTitle": hunt.title,
      "eventsText": SafeText.clipped(text, to: 300),
      "hasEvents": !hunt.rows.isEmpty,
      "eventColumns": hunt.columns,
      "eventRows": hunt.rows.map { row -> Fields in
        ["eventCells": row.map { SafeText.clipped($0 ?? "–", to: 200) }]
      },
    ] as Fields
  }

  /// Whether somebody has to understand the control.
  ///
  /// Not when it is met or does not apply, as half of all controls do. The JSON report has every
  /// text.
  private var needsReading: Bool {
    switch result.verdict.kind {
    case .fail, .partial, .error: true
    case .notMeasured: limits.explainsUnmeasured
    case .pass, .notApplicable, .notLicensed: false
    }
  }

  /// What to do, for what is not met.
  private var work: Fields {
    guard needsReading, result.status != .notMeasured, result.status != .accepted else {
      return ["remediation": false, "query": false]
    }
    let steps = control.remediation.steps
    let plan: Fields = [
      "remediationSummary": control.remediation.summary,
      "hasSteps": !steps.isEmpty,
      "steps": steps.map { step -> Fields in
        [
          "stepMeans": step.means.title,
          "stepCode": given(step.means == .portal ? nil : step.text),
          "stepPath": given(step.means == .portal ? step.text : nil),
          "stepNote": given(step.note),
        ]
      },
      "verify": given(control.remediation.verify),
    ]
    let query = limits.showsQueries ? control.check.query : nil
    return ["remediation": plan, "query": given(query)]
  }

  private var facts: [Fields] {
    var facts: [Fields] = []
    if needsReading { facts.append(fact("User impact", control.userImpact.rawValue)) }
    if !control.licence.isEmpty {
      facts.append(fact("Licence", control.licence.joined(separator: ", ")))
    }
    if needsReading, !result.tables.isEmpty {
      facts.append(fact("Evidence", result.tables.joined(separator: ", ")))
    }
    if past.count > 1 { facts.append(fact("History", PastSentence.text(of: past))) }
    for entry in control.crosswalk where !entry.identifiers.isEmpty {
      facts.append(fact(entry.framework.shortTitle, entry.identifiers.joined(separator: ", ")))
    }
    return facts
  }

  private func fact(_ name: String, _ value: String) -> Fields {
    ["factName": name, "factValue": value]
  }
}

extension Framework {
  /// Its name where there is little room.
  var shortTitle: String {
    switch self {
    case .scuba: "SCuBA"
    case .cis: "CIS"
    case .nist80053: "NIST 800-53"
    case .mitre: "ATT&CK"
    case .secureScore: "Secure Score"
    }
  }
}
