public import Diagnostics

/// A form in which a report is written: the same report gives the same bytes.
public protocol ReportFormat: Sendable {
  /// What the command line calls it.
  var name: String { get }
  /// What its file is called.
  var fileName: String { get }
  /// What it is for, in one phrase.
  var summary: String { get }

  /// The text of the file, in UTF-8.
  ///
  /// - Parameters:
  ///   - report: What to write.
  ///   - resources: Where templates and styles come from.
  /// - Returns: The text.
  /// - Throws: A diagnostic when a template, which users may replace, is missing or broken.
  func text(of report: Report, resources: ReportResources) throws(Diagnostic) -> String

  /// Does what needs no report, such as reading templates; what is wrong shows when there is one.
  func prepare(_ resources: ReportResources)
}

extension ReportFormat {
  /// Most formats have nothing to prepare.
  public func prepare(_ resources: ReportResources) {}
}
