public import Diagnostics
import PostureModel

/// Results in the Static Analysis Results Interchange Format 2.1.0, for code scanning.
public struct SARIFFormat: ReportFormat {
  /// What the command line calls it.
  public let name = "sarif"
  /// What its file is called.
  public let fileName = "posture.sarif"
  /// What it is for.
  public let summary = "SARIF 2.1.0, for code scanning dashboards"

  /// Creates the format.
  public init() {}

  /// How many objects of one control become results; the rest is told in the last one's message.
  static let resultsPerControl = 100

  /// The log: a rule a control, a result an object that does not meet its control.
  public func text(of report: Report, resources: ReportResources) throws(Diagnostic) -> String {
    let assessment = report.assessment
    let log = JSONValue.members(
      (
        "$schema",
        "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
      ),
      ("version", "2.1.0"),
      (
        "runs",
        .array([
          .members(
            ("tool", tool(assessment)),
            ("automationDetails", automation(assessment.provenance)),
            ("invocations", .array([invocation(assessment)])),
            ("artifacts", .array(assessment.provenance.inputs.map(artifact))),
            ("results", .array(results(of: assessment))),
            ("columnKind", "unicodeCodePoints"),
            ("properties", properties(assessment))
          )
        ])
      )
    )
    return log.text
  }

  private func tool(_ assessment: Assessment) -> JSONValue {
    .members(
      (
        "driver",
        .members(
          ("name", "posture"),
          ("version", .string(assessment.provenance.toolVersion)),
          ("rules", .array(assessment.results.map { SARIFRule.encode($0.control) }))
        )
      )
    )
  }

  /// Runs of one tenant belong together; the identifier must not change from run to run.
  private func automation(_ provenance: Provenance) -> JSONValue? {
    guard let tenant = provenance.tenant.id ?? provenance.tenant.initialDomain else { return nil }
    return .members(("id", .string("posture/\(SafeText.oneLine(tenant))/")))
  }

  private func invocation(_ assessment: Assessment) -> JSONValue {
    var notifications = assessment.problems
    for result in assessment.results {
      if case .error(let problem) = result.verdict { notifications.append(problem) }
    }
    return .members(
      ("executionSuccessful", .bool(true)),
      (
        "toolExecutionNotifications",
        .array(
          notifications.map { problem in
            .members(
              ("descriptor", .members(("id", .string(problem.code)))),
              ("level", "warning"),
              ("message", message([problem.message, problem.place].compactMap { $0 }))
            )
          }
        )
      )
    )
  }

  private func message(_ parts: [String]) -> JSONValue {
    .members(("text", .string(parts.joined(separator: "; "))))
  }

  private func artifact(_ input: InputFile) -> JSONValue {
    .members(
      ("location", .members(("uri", .string(SARIFLocation.uri(input.path))))),
      ("length", .integer(input.size)),
      ("hashes", .members(("sha-256", .string(input.sha256))))
    )
  }

  private func properties(_ assessment: Assessment) -> JSONValue {
    .members(
      ("scorePercentage", .optional(assessment.score.total.percentage)),
      ("pointsAchieved", .number(assessment.score.total.achieved)),
      ("pointsPossible", .number(assessment.score.total.possible)),
      ("coveragePercentage", .optional(assessment.score.basis.coverage)),
      ("catalogDigest", .string(assessment.provenance.catalogDigest))
    )
  }

  private func results(of assessment: Assessment) -> [JSONValue] {
    let waivers = Dictionary(assessment.waivers.map { ($0.id, $0) }) { first, _ in first }
    return assessment.results.enumerated().flatMap { index, result in
      SARIFResults(ruleIndex: index, result: result, waivers: waivers).encode()
    }
  }
}
