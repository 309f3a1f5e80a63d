public import Diagnostics

/// The run as data: the whole assessment, so that it can be compared, judged and rendered again.
public struct RunJSONFormat: ReportFormat {
  /// What the command line calls it.
  public let name = "json"
  /// What its file is called.
  public let fileName = "report.json"
  /// What it is for.
  public let summary = "the whole run as data, with a published schema"

  /// Creates the format.
  public init() {}

  /// The run file.
  public func text(of report: Report, resources: ReportResources) throws(Diagnostic) -> String {
    RunEncoding.encode(report).text
  }
}
