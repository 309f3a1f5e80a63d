import PostureModel

/// The whole page as the fields of its template.
struct PageView {
  let report: Report
  let frame: PageFrame
  let limits: HTMLFormat.Limits
  let templates: PageTemplates

  init(
    _ report: Report,
    frame: PageFrame,
    limits: HTMLFormat.Limits,
    templates: PageTemplates
  ) {
    self.report = report
    self.frame = frame
    self.limits = limits
    self.templates = templates
  }

  var fields: Fields {
    var fields: Fields = [
      "style": frame.style,
      "script": frame.script,
      "styleDigest": frame.styleDigest,
      "scriptDigest": frame.scriptDigest,
      "pageTitle": "Security posture of \(Self.name(of: report.assessment.provenance.tenant))",
      "toolVersion": report.assessment.provenance.toolVersion,
      "sections": sections,
    ]
    let parts = [
      OverviewView(report).fields, CardsView(report.assessment, chosen: report.cards).fields,
      FindingsView(
        report.assessment,
        limits: limits,
        templates: templates,
        history: report.history
      ).fields,
      RoadmapView(report.assessment).fields,
      ClassificationView(report.assessment, limits: limits).fields,
      FrameworksView(report.assessment).fields,
      BaselineView(report.assessment).fields,
      EventsView(report.assessment).fields,
      OthersView(report.assessment, limits: limits).fields,
      EvidenceView(report.assessment, limits: limits).fields,
      RunView(report.assessment, limits: limits).fields,
    ]
    for part in parts { fields.merge(part) }
    let history = report.history.flatMap { $0.runs.count > 1 ? $0 : nil }
    fields.merge(["pastRuns": history.map { TrendTable($0).fields as Any } ?? false])
    return fields
  }

  /// What a tenant is called.
  static func name(of tenant: TenantIdentity) -> String {
    let name = tenant.displayName ?? tenant.initialDomain ?? tenant.id ?? ""
    let line = SafeText.clipped(SafeText.oneLine(name), to: 120)
    return line.isEmpty ? "an unnamed tenant" : line
  }

  private var sections: [Fields] {
    let assessment = report.assessment
    let sections: [(anchor: String, name: String, isThere: Bool)] = [
      ("overview", "Overview", true), ("cards", "At a glance", true),
      ("findings", "Findings", true), ("roadmap", "Roadmap", true),
      ("classification", "Classification", assessment.classification != nil),
      ("frameworks", "Frameworks", true), ("events", "Events", !assessment.hunts.isEmpty),
      ("others", "Others", !OthersView(assessment, limits: limits).isEmpty),
      ("evidence", "Evidence", true), ("run", "Run", true),
    ]
    return sections.filter(\.isThere).map { ["anchor": $0.anchor, "name": $0.name] }
  }
}
