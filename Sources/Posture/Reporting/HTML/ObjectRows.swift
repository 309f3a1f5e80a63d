import PostureModel

/// The objects of a control as rows: those that do not meet it first, a few that do as examples,
/// and not more than a page can hold.
struct ObjectRows {
  /// The control's fields: the first rows in sight, the further ones folded.
  let fields: Fields
  /// - Parameters:
  ///   - result: What the control came to.
  ///   - limits: How many rows there may be.
  ///   - budget: How many rows the page has left; a few are always shown.
  init(_ result: ControlResult, limits: HTMLFormat.Limits, budget: Int) {
    let allowed = Self.allowed(limits, budget)
    // The model's order has the offenders first already; a run file may come from anywhere.
    let wanting =
      result.findings.filter { $0.compliant == false }
      + result.findings.filter { $0.compliant == nil }
    let met = result.findings.filter { $0.compliant == true }
    let shown = (wanting.prefix(allowed) + met.prefix(limits.rowsWhenMet))[...]
    let expectations = Set(shown.map(\.expected))
    let expectedAlways = expectations.count == 1 ? expectations.first ?? nil : nil
    let file = Self.commonFile(of: shown)
    let first = shown.prefix(limits.rowsInSight).map { Self.row($0, in: file) }
    let further = shown.dropFirst(limits.rowsInSight).map { Self.row($0, in: file) }
    let cut = result.findings.count - shown.count
    fields = [
      "expectedAlways": given(expectedAlways.map(Self.clip)),
      "hasRows": !shown.isEmpty,
      "showExpected": expectedAlways == nil && shown.contains { $0.expected != nil },
      "showFound": shown.contains { $0.found != nil },
      "showDetail": shown.contains {
        $0.detail != nil || !$0.extra.isEmpty || $0.waiver != nil
      },
      "showOrigin": shown.contains { $0.origin != nil },
      "originTitle": file == nil ? "Where in the input" : "JSON pointer",
      "originFile": given(file.map(Self.clip)),
      "rows": first,
      "further": further.isEmpty
        ? false
        : ["furtherTitle": "Show \(Words.grouped(further.count)) more", "rows": further] as Fields,
      "cut": given(
        cut > 0
          ? "\(Words.grouped(cut)) more in the JSON and CSV reports." : nil
      ),
    ]
  }

  /// How many rows a control takes of the budget.
  static func count(of result: ControlResult, limits: HTMLFormat.Limits, budget: Int) -> Int {
    let met = result.findings.count { $0.compliant == true }
    return min(result.findings.count - met, allowed(limits, budget)) + min(met, limits.rowsWhenMet)
  }

  private static func allowed(_ limits: HTMLFormat.Limits, _ budget: Int) -> Int {
    max(limits.rowsInSight, min(limits.rowsPerControl, budget))
  }

  /// The file that every object stands in, when it is one.
  private static func commonFile(of findings: ArraySlice<Finding>) -> String? {
    var file: Substring?
    for finding in findings {
      guard let origin = finding.origin, let mark = origin.firstIndex(of: "#") else { return nil }
      if let file, file != origin[..<mark] { return nil }
      file = origin[..<mark]
    }
    guard let file, !file.isEmpty else { return nil }
    return String(file)
  }

  private static func row(_ finding: Finding, in file: String?) -> Fields {
    var details = [finding.detail].compactMap { $0 }.map(clip)
    details += finding.extra.compactMap { field in
      field.value.map { "\(field.name): \(clip($0))" }
    }
    if let waiver = finding.waiver { details.append("waiver \(clip(waiver))") }
    return [
      "object": finding.object.isEmpty ? "(no name)" : clip(finding.object),
      "objectID": given(finding.objectID == finding.object ? nil : finding.objectID.map(clip)),
      "objectClass": finding.compliant.map { $0 ? "good" : "bad" } ?? "unknown",
      "objectResult": finding.compliant.map { $0 ? "Met" : "Not met" } ?? "Unknown",
      "rowExpected": finding.expected.map(clip) ?? "–",
      "rowFound": finding.found.map(clip) ?? "–",
      "rowDetails": details,
      "rowOrigin": finding.origin.map { clip(String($0.dropFirst(file.map { $0.count } ?? 0))) }
        ?? "–",
    ]
  }

  private static func clip(_ text: String) -> String { SafeText.clipped(text, to: 400) }
}
