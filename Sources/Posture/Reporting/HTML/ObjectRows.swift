import Diagnostics
import PostureModel

/// The objects of a control as a table: those that do not meet it first, a few that do as examples,
/// and not more than a page can hold.
struct ObjectRows {
  /// The table, the further rows folded, and what was cut.
  let markup: Markup
  /// What every object is expected to be, when it is one thing.
  let expected: String?
  /// The file that every object stands in, when it is one.
  let file: String?

  /// - Parameters:
  ///   - result: What the control came to.
  ///   - limits: How many rows there may be.
  ///   - budget: How many rows the page has left; a few are always shown.
  init(_ result: ControlResult, limits: HTMLFormat.Limits, budget: Int) {
    let allowed = Self.allowed(limits, budget)
    // The model's order has the offenders first already; a run file may come from anywhere.
    let findings = result.findings
    var shown: [Finding] = []
    shown += findings.lazy.filter { $0.compliant == false }.prefix(allowed)
    shown += findings.lazy.filter { $0.compliant == nil }.prefix(allowed - shown.count)
    shown += findings.lazy.filter { $0.compliant == true }.prefix(limits.rowsWhenMet)
    let columns = Columns(of: shown)
    expected = columns.expectedAlways
    file = columns.file
    guard !shown.isEmpty else {
      markup = ""
      return
    }
    var markup = columns.table(shown.prefix(limits.rowsInSight))
    let further = shown.dropFirst(limits.rowsInSight)
    if !further.isEmpty {
      markup += """
        <details><summary>Show \(Words.grouped(further.count)) more</summary>\
        \(columns.table(further))</details>
        """
    }
    let cut = findings.count - shown.count
    if cut > 0 {
      markup += "<p class=dim>\(Words.grouped(cut)) more in the JSON and CSV reports.</p>"
    }
    self.markup = markup
  }

  /// How many rows a control takes of the budget.
  static func count(of result: ControlResult, limits: HTMLFormat.Limits, budget: Int) -> Int {
    let met = result.findings.count { $0.compliant == true }
    return min(result.findings.count - met, allowed(limits, budget)) + min(met, limits.rowsWhenMet)
  }

  private static func allowed(_ limits: HTMLFormat.Limits, _ budget: Int) -> Int {
    max(limits.rowsInSight, min(limits.rowsPerControl, budget))
  }

  /// Which columns the rows of one control have: those in which something stands.
  private struct Columns {
    let expectedAlways: String?
    let file: String?
    private let showsExpected: Bool
    private let showsFound: Bool
    private let showsDetail: Bool
    private let showsOrigin: Bool

    init(of findings: [Finding]) {
      let expectations = Set(findings.map(\.expected))
      expectedAlways = expectations.count == 1 ? expectations.first ?? nil : nil
      file = Self.commonFile(of: findings)
      showsExpected = expectedAlways == nil && findings.contains { $0.expected != nil }
      showsFound = findings.contains { $0.found != nil }
      showsDetail = findings.contains {
        $0.detail != nil || !$0.extra.isEmpty || $0.waiver != nil
      }
      showsOrigin = findings.contains { $0.origin != nil }
    }

    func table(_ findings: ArraySlice<Finding>) -> Markup {
      let expected: Markup = showsExpected ? "<th scope=col>Expected" : ""
      let found: Markup = showsFound ? "<th scope=col>Found" : ""
      let detail: Markup = showsDetail ? "<th scope=col>Detail" : ""
      let place = (file == nil ? "Where in the input" : "JSON pointer") + ", line:column"
      let origin: Markup = showsOrigin ? "<th scope=col>\(place)" : ""
      return """
        <table class=objects><thead><tr><th scope=col>Object<th scope=col>Result\
        \(expected)\(found)\(detail)\(origin)<tbody>\(Markup(findings.map(row)))</table>
        """
    }

    private func row(_ finding: Finding) -> Markup {
      let name = finding.object.isEmpty ? "(no name)" : clip(finding.object)
      var row: Markup = "<tr><th scope=row>\(name)"
      if let id = finding.objectID, id != finding.object, !id.isEmpty {
        row += "<small>\(clip(id))</small>"
      }
      switch finding.compliant {
      case true: row += "<td class=good>Met"
      case false: row += "<td class=bad>Not met"
      default: row += "<td class=unknown>Unknown"
      }
      if showsExpected { row += "<td>\(finding.expected.map(clip) ?? "–")" }
      if showsFound { row += "<td>\(finding.found.map(clip) ?? "–")" }
      if showsDetail { row += "<td>\(details(of: finding))" }
      if showsOrigin {
        let origin = finding.origin.map { clip(String($0.dropFirst(file?.count ?? 0))) }
        row += "<td class=o>\(origin ?? "–")\(place(of: finding))"
      }
      return row
    }

    /// The line and column that an editor opens at, and the bytes.
    private func place(of finding: Finding) -> Markup {
      var parts: [String] = []
      if let position = finding.originPosition {
        parts.append("\(position.line):\(position.column)")
      }
      if let bytes = finding.originBytes {
        parts.append("bytes \(bytes.lowerBound)–\(bytes.upperBound)")
      }
      return parts.isEmpty ? "" : "<small>\(parts.joined(separator: ", "))</small>"
    }

    private func details(of finding: Finding) -> Markup {
      var details: Markup = ""
      if let detail = finding.detail { details += "<small>\(clip(detail))</small>" }
      for field in finding.extra {
        if let value = field.value { details += "<small>\(field.name): \(clip(value))</small>" }
      }
      if let waiver = finding.waiver { details += "<small>waiver \(clip(waiver))</small>" }
      return details
    }

    /// The file that every object stands in, when it is one.
    private static func commonFile(of findings: [Finding]) -> String? {
      var file: Substring?
      for finding in findings {
        guard let origin = finding.origin, let mark = origin.firstIndex(of: "#") else { return nil }
        if let file, file != origin[..<mark] { return nil }
        file = origin[..<mark]
      }
      guard let file, !file.isEmpty else { return nil }
      return String(file)
    }

    private func clip(_ text: String) -> String { SafeText.clipped(text, to: 400) }
  }
}
