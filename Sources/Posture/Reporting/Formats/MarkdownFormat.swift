import Comparison
public import Diagnostics
import PostureModel

/// A summary for a pull request or a job page.
public struct MarkdownFormat: ReportFormat {
  /// What the command line calls it.
  public let name = "markdown"
  /// What its file is called.
  public let fileName = "summary.md"
  /// What it is for.
  public let summary = "a short summary for a pull request or a job page"

  /// Creates the format.
  public init() {}

  /// How many open controls the summary lists.
  static let listedControls = 25

  /// The summary: score, what it rests on, gate, change, actions, open controls.
  public func text(of report: Report, resources: ReportResources) throws(Diagnostic) -> String {
    var lines = head(report)
    lines += change(report)
    lines += basis(report.assessment)
    lines += actions(report.assessment)
    lines += open(report.assessment)
    lines += missing(report.assessment)
    let tool = MarkdownText.plain(report.assessment.provenance.toolVersion)
    let digest = report.assessment.provenance.catalogDigest.prefix(12)
    lines += ["", "posture \(tool), catalog \(MarkdownText.code(String(digest)))"]
    return lines.joined(separator: "\n") + "\n"
  }

  private func head(_ report: Report) -> [String] {
    let assessment = report.assessment
    let total = assessment.score.total
    let tenant = assessment.provenance.tenant
    let name = tenant.displayName ?? tenant.initialDomain ?? tenant.id ?? "unnamed tenant"
    var lines = [
      "# Microsoft 365 posture: \(NumberText.percentage(total.percentage))", "",
      "**\(NumberText.points(total.achieved)) of \(NumberText.points(total.possible)) points** "
        + "in \(total.measured) of \(total.controls) controls, tenant \(MarkdownText.code(name))"
        + (assessment.provenance.exportDate.map { ", exported \(MarkdownText.plain($0))" } ?? ""),
    ]
    if let gate = report.gate {
      lines += ["", "**Gate \(gate.passed ? "passed" : "failed")**", ""]
      lines += gate.outcomes.map { outcome in
        "- \(outcome.failure == nil ? "holds" : "**fails**"): \(MarkdownText.plain(outcome.reason))"
      }
    }
    return lines
  }

  private func change(_ report: Report) -> [String] {
    guard let comparison = report.comparison else { return [] }
    var lines = ["", "## Change since the last run", "", ChangeText.sentence(comparison.score)]
    let listed = ChangeText.attention(comparison)
    if !listed.isEmpty {
      lines += ["", "| Control | Change |", "| --- | --- |"]
      lines += listed.prefix(Self.listedControls).map {
        "| \(MarkdownText.plain($0.control.title)) | \($0.kind.title) |"
      }
    }
    return lines
  }

  private func basis(_ assessment: Assessment) -> [String] {
    var lines = ["", "| What the points rest on | Points |", "| --- | ---: |"]
    lines += BasisPart.parts(of: assessment.score).map {
      "| \($0.title): \($0.meaning) | \(NumberText.points($0.points)) |"
    }
    return lines
  }

  private func actions(_ assessment: Assessment) -> [String] {
    let actions = assessment.recommendations.prefix(10)
    guard !actions.isEmpty else { return [] }
    var lines = [
      "", "## What to do first", "", "| # | Action | Gain | Effort | Severity |",
      "| ---: | --- | ---: | --- | --- |",
    ]
    lines += actions.map { action in
      "| \(action.rank) | \(MarkdownText.plain(action.summary)) | "
        + "+\(NumberText.points(action.pointsToGain)) | \(action.cost.rawValue) | "
        + "\(action.severity.rawValue) |"
    }
    return lines
  }

  private func open(_ assessment: Assessment) -> [String] {
    let open = assessment.results.filter(\.isOpen).sorted(by: FindingsOrder.areInOrder)
    guard !open.isEmpty else { return ["", "No control is open."] }
    var lines = [
      "", "## Open controls: \(open.count)", "", "| Control | Status | Severity | Objects |",
      "| --- | --- | --- | --- |",
    ]
    lines += open.prefix(Self.listedControls).map { result in
      let names = result.offenders.prefix(3).map { MarkdownText.code($0.object, limit: 60) }
      let further = result.offenders.count - names.count
      let objects = names.joined(separator: ", ") + (further > 0 ? " and \(further) more" : "")
      return "| \(MarkdownText.plain(result.control.title)) "
        + "\(MarkdownText.code(result.control.id)) | \(result.status.title) | "
        + "\(result.control.severity.rawValue) | \(objects) |"
    }
    if open.count > Self.listedControls {
      lines += ["", "and \(open.count - Self.listedControls) more"]
    }
    return lines
  }

  private func missing(_ assessment: Assessment) -> [String] {
    let missing = assessment.results.filter { $0.status == .notMeasured }
    guard !missing.isEmpty else { return [] }
    let points = NumberText.points(assessment.score.basis.notMeasured)
    var lines = ["", "\(missing.count) controls (\(points) points) could not be measured."]
    let needed = MissingTables.needed(by: assessment).prefix(5)
    lines += needed.isEmpty ? [] : ["What would help most:", ""]
    lines += needed.map { table in
      "- \(MarkdownText.code(table.collect ?? table.name)): \(table.controls) controls, "
        + "\(NumberText.points(table.points)) points"
    }
    return lines
  }
}
