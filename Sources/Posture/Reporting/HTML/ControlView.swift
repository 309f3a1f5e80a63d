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
    [
      "id": control.id,
      "title": control.title,
      "status": result.status.rawValue,
      "rationale": given(needsReading ? control.rationale : nil),
      "decisionMarkup": decision,
      "evidenceTitle": evidenceTitle,
      "pointsSentence": PointsSentence.text(for: result),
      "placesMarkup": places,
      "notesMarkup": notes,
      "objectsMarkup": rows.markup,
      "eventsMarkup": hunt.map { EventsView.details(of: $0) } ?? "",
      "workMarkup": work,
      "factsMarkup": facts,
      "queryMarkup": query,
      "cellsMarkup": cells,
    ]
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

  /// The cells beside the first.
  private var cells: Markup {
    """
    <td><span>\(result.status.title)</span><td class="sev \(control.severity.rawValue)">\
    \(control.severity.title)<td>\(control.product.rawValue)<td>\(control.category.rawValue)\
    <td>\(points)<td>\(Self.title(of: control.implementationCost))<td>\(objects)
    """
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

  private var decision: Markup {
    guard let id = result.waiverID else { return "" }
    let waiver = waivers[id]
    let title = result.status == .asserted ? "Met another way" : "Risk accepted"
    var text: Markup = """
      <p class=note><strong>\(title)</strong> by waiver <code>\(id)</code>, owner \
      <bdi>\(waiver?.owner ?? "unknown")</bdi>
      """
    if let name = waiver?.approvedBy { text += ", approved by <bdi>\(name)</bdi>" }
    if let day = waiver?.expires { text += ", until \(day)" }
    text += ". <bdi>\(waiver?.reason ?? "")</bdi></p>"
    return text
  }

  /// What is expected everywhere, and where everything stands.
  private var places: Markup {
    var text: Markup = ""
    if let expected = rows.expected, !expected.isEmpty {
      text += " Expected: <code>\(SafeText.clipped(expected, to: 400))</code>."
    }
    if let file = rows.file {
      text += " Evidence in <code>\(SafeText.clipped(file, to: 400))</code>."
    }
    return text
  }

  /// What limits the verdict, or stands in its way.
  private var notes: Markup {
    var text = Markup(result.caveats.map { caveat -> Markup in "<p class=note>\(caveat)</p>" })
    switch result.verdict {
    case .notMeasured(let missing):
      for evidence in missing {
        text += "<p class=note><strong>\(evidence.table)</strong>: \(evidence.reason)"
        if let command = evidence.collect { text += ". Export it with <code>\(command)</code>" }
        text += "</p>"
      }
    case .error(let problem):
      let message = SafeText.clipped(problem.message, to: 500)
      text += "<p class=note><strong>\(problem.code)</strong> \(message)"
      if let place = problem.place { text += " at <code>\(place)</code>" }
      text += "</p>"
    default: break
    }
    return text
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

  private var needsWork: Bool {
    needsReading && result.status != .notMeasured && result.status != .accepted
  }

  /// What to do, for what is not met.
  private var work: Markup {
    guard needsWork else { return "" }
    let remediation = control.remediation
    var text: Markup = "<h3>What to do</h3><p>\(remediation.summary)</p>"
    if !remediation.steps.isEmpty {
      text += "<ol class=steps>\(Markup(remediation.steps.map(Self.step)))</ol>"
    }
    if let verify = remediation.verify { text += "<p>Verify: <code>\(verify)</code></p>" }
    return text
  }

  private static func step(_ step: RemediationStep) -> Markup {
    var text: Markup = "<li><span>\(step.means.title)</span>"
    text +=
      step.means == .portal ? "<span>\(step.text)</span>" : "<code>\(step.text)</code>"
    if let note = step.note { text += "<small>\(note)</small>" }
    return text
  }

  private var query: Markup {
    guard needsWork, limits.showsQueries else { return "" }
    return """
      <details class=query><summary>The question asked of the evidence</summary>\
      <pre>\(control.check.query)</pre></details>
      """
  }

  private var facts: Markup {
    var facts: Markup = ""
    func add(_ name: String, _ value: String) { facts += "<dt>\(name)<dd>\(value)" }
    if needsReading { add("User impact", control.userImpact.rawValue) }
    if !control.licence.isEmpty { add("Licence", control.licence.joined(separator: ", ")) }
    if needsReading, !result.tables.isEmpty {
      add("Evidence", result.tables.joined(separator: ", "))
    }
    if past.count > 1 { add("History", PastSentence.text(of: past)) }
    for entry in control.crosswalk where !entry.identifiers.isEmpty {
      add(entry.framework.shortTitle, entry.identifiers.joined(separator: ", "))
    }
    if needsReading, limits.showsReferences, !control.references.isEmpty {
      facts += "<dt>References<dd>\(Markup(control.references.map(Self.reference)))"
    }
    return facts
  }

  private static func reference(_ reference: Reference) -> Markup {
    guard let url = link(reference.url) else { return "\(reference.title) " }
    return "<a href=\"\(url)\">\(reference.title)</a> "
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
