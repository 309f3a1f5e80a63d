public import Diagnostics
import PostureModel

/// One row an assessed object, for spreadsheets and data pipelines.
public struct FindingsCSVFormat: ReportFormat {
  /// What the command line calls it.
  public let name = "csv"
  /// What its file is called.
  public let fileName = "findings.csv"
  /// What it is for.
  public let summary = "one row an assessed object, for a spreadsheet"

  /// Creates the format.
  public init() {}

  /// The table; a control without objects has one row with the reason.
  public func text(of report: Report, resources: ReportResources) throws(Diagnostic) -> String {
    var csv = CSVText()
    csv.row([
      "Control", "Title", "Product", "Category", "Severity", "Status", "Verdict",
      "Points possible", "Points achieved", "Object", "Object id", "Compliant", "Found",
      "Expected", "Detail", "Origin", "Waiver", "Line", "Column", "Byte offset", "Bytes",
    ])
    for result in report.assessment.results {
      if result.findings.isEmpty {
        csv.row(
          head(of: result) + [
            "", "", "", "", "", .text(result.explanation), "", .text(result.waiverID), "", "", "",
            "",
          ]
        )
      }
      for finding in result.findings {
        csv.row(
          head(of: result) + [
            .text(finding.object), .text(finding.objectID), compliant(finding),
            .text(finding.found), .text(finding.expected), .text(detail(of: finding)),
            .text(finding.origin), .text(finding.waiver ?? result.waiverID),
            .text(finding.originPosition.map { "\($0.line)" }),
            .text(finding.originPosition.map { "\($0.column)" }),
            .text(finding.originBytes.map { "\($0.lowerBound)" }),
            .text(finding.originBytes.map { "\($0.count)" }),
          ]
        )
      }
    }
    return csv.text
  }

  private func head(of result: ControlResult) -> [CSVText.Field] {
    let control = result.control
    return [
      .text(control.id), .text(control.title), .text(control.product.rawValue),
      .text(control.category.rawValue), .text(control.severity.rawValue),
      .text(result.status.rawValue), .text(result.verdict.kind.rawValue),
      .points(NumberText.points(result.pointsPossible)),
      .points(NumberText.points(result.pointsAchieved)),
    ]
  }

  private func compliant(_ finding: Finding) -> CSVText.Field {
    guard let compliant = finding.compliant else { return "unknown" }
    return compliant ? "yes" : "no"
  }

  private func detail(of finding: Finding) -> String {
    let extra = finding.extra.compactMap { field in
      field.value.map { "\(field.name)=\($0)" }
    }
    return ([finding.detail].compactMap { $0 } + extra).joined(separator: "; ")
  }
}
