public import Diagnostics
import PostureModel

/// One test case a control, one suite a product, for pipelines that show test results.
public struct JUnitFormat: ReportFormat {
  /// What the command line calls it.
  public let name = "junit"
  /// What its file is called.
  public let fileName = "junit.xml"
  /// What it is for.
  public let summary = "a test case a control, for pipelines that show test results"

  /// Creates the format.
  public init() {}

  /// How many objects a failure lists.
  static let listedObjects = 20

  /// The suites.
  ///
  /// A risk that is accepted and a control that was not measured are skipped, with why.
  public func text(of report: Report, resources: ReportResources) throws(Diagnostic) -> String {
    let results = report.assessment.results
    var xml = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
    xml += "<testsuites name=\"posture\" \(counts(results))>\n"
    for product in Product.allCases {
      let suite = results.filter { $0.control.product == product }
      guard !suite.isEmpty else { continue }
      xml += "  <testsuite name=\"\(SafeText.escaped(product.rawValue))\" \(counts(suite))>\n"
      for result in suite { xml += testCase(result) }
      xml += "  </testsuite>\n"
    }
    return xml + "</testsuites>\n"
  }

  private enum Outcome { case passed, failed, broken, skipped }

  private func outcome(of result: ControlResult) -> Outcome {
    switch result.status {
    case .fail, .partial: .failed
    case .error: .broken
    case .pass: .passed
    case .notMeasured, .accepted, .asserted, .notApplicable, .notLicensed: .skipped
    }
  }

  private func counts(_ results: [ControlResult]) -> String {
    let outcomes = results.map(outcome)
    return "tests=\"\(outcomes.count)\" failures=\"\(outcomes.count { $0 == .failed })\" "
      + "errors=\"\(outcomes.count { $0 == .broken })\" "
      + "skipped=\"\(outcomes.count { $0 == .skipped })\" time=\"0\""
  }

  private func testCase(_ result: ControlResult) -> String {
    let control = result.control
    let head =
      "    <testcase classname=\"\(SafeText.escaped(control.product.rawValue))\" "
      + "name=\"\(SafeText.escaped("\(control.id): \(control.title)"))\" time=\"0\""
    switch outcome(of: result) {
    case .passed: return head + "/>\n"
    case .skipped:
      let reason = result.waiverID.map { "\(result.status.title) by waiver \($0)" }
      let message = reason ?? "\(result.status.title): \(result.explanation)"
      return "\(head)>\n      <skipped message=\"\(attribute(message))\"/>\n    </testcase>\n"
    case .broken:
      return
        "\(head)>\n      <error type=\"check\" message=\"\(attribute(result.explanation))\"/>\n"
        + "    </testcase>\n"
    case .failed:
      let message = "\(result.explanation); \(control.remediation.summary)"
      return "\(head)>\n      <failure type=\"\(control.severity.rawValue)\" "
        + "message=\"\(attribute(message))\">\(SafeText.escaped(details(of: result)))</failure>\n"
        + "    </testcase>\n"
    }
  }

  /// A line end inside an attribute is read back as a space; better one space from the start.
  private func attribute(_ text: String) -> String {
    SafeText.escaped(SafeText.clipped(SafeText.oneLine(text), to: 500))
  }

  private func details(of result: ControlResult) -> String {
    let offenders = result.offenders
    var lines = offenders.prefix(Self.listedObjects).map { finding in
      var line = SafeText.clipped(SafeText.oneLine(finding.object), to: 200)
      if let found = finding.found { line += ": found \(clip(found))" }
      if let expected = finding.expected { line += ", expected \(clip(expected))" }
      if let origin = finding.origin { line += " (\(clip(origin)))" }
      return line
    }
    if offenders.count > lines.count { lines.append("and \(offenders.count - lines.count) more") }
    return lines.joined(separator: "\n")
  }

  private func clip(_ text: String) -> String {
    SafeText.clipped(SafeText.oneLine(text), to: 300)
  }
}
