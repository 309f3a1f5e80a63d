public import Diagnostics
import PostureModel

/// What to do, in order, with columns to plan it in.
public struct ActionPlanFormat: ReportFormat {
  /// What the command line calls it.
  public let name = "plan"
  /// What its file is called.
  public let fileName = "action-plan.csv"
  /// What it is for.
  public let summary = "the actions in order, with columns for owner, date and progress"

  /// Creates the format.
  public init() {}

  /// The table, best action first.
  public func text(of report: Report, resources: ReportResources) throws(Diagnostic) -> String {
    var csv = CSVText()
    csv.row([
      "Rank", "Action", "Controls", "Product", "Category", "Severity", "Points to gain",
      "Percentage points to gain", "Score when done", "Effort", "User impact", "Objects", "Steps",
      "Verify", "Owner", "Due", "Progress", "Comment", "Phase", "After", "Needs licence",
    ])
    for step in Roadmap.steps(of: report.assessment) {
      let action = step.action
      csv.row([
        .number(action.rank), .text(action.summary),
        .text(action.controls.joined(separator: " ")), .text(action.product.rawValue),
        .text(action.category.rawValue), .text(action.severity.rawValue),
        .points(NumberText.points(action.pointsToGain)),
        .points(NumberText.points(action.percentageToGain)),
        .points(NumberText.percentage(step.percentage)), .text(action.cost.rawValue),
        .text(action.userImpact.rawValue), .number(action.offenders),
        .text(action.steps.map(Self.line).joined(separator: "\n")), .text(action.verify),
        "", "", "open", "", .text(action.phase.rawValue),
        .text((action.after + action.unverified).joined(separator: " ")),
        .text(action.licence.joined(separator: " or ")),
      ])
    }
    return csv.text
  }

  private static func line(of step: RemediationStep) -> String {
    let note = step.note.map { " (\($0))" } ?? ""
    return "\(step.means.title): \(step.text)\(note)"
  }
}
