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
      OverviewView(report).fields, BreakdownView(report.assessment).fields,
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
      EvidenceView(report.assessment, limits: limits).fields,
      RunView(report.assessment, limits: limits).fields,
    ]
    for part in parts { fields.merge(part) }
    let history = report.history.flatMap { $0.runs.count > 1 ? $0 : nil }
    fields.merge(["pastRuns": history.map { TrendTable($0).fields as Any } ?? false])
    return fields
  }

  private var sections: [Fields] {
    var sections = [
      section("overview", "Overview"), section("findings", "Findings"),
      section("roadmap", "Roadmap"), section("frameworks", "Frameworks"),
      section("evidence", "Evidence"), section("run", "Run"),
    ]
    if report.assessment.classification != nil {
      sections.insert(section("classification", "Classification"), at: 3)
    }
    return sections
  }

  /// What a tenant is called.
  static func name(of tenant: TenantIdentity) -> String {
    let name = tenant.displayName ?? tenant.initialDomain ?? tenant.id ?? ""
    let line = SafeText.clipped(SafeText.oneLine(name), to: 120)
    return line.isEmpty ? "an unnamed tenant" : line
  }

  private func section(_ anchor: String, _ name: String) -> Fields {
    ["anchor": anchor, "name": name]
  }
}
