public import Diagnostics
import PostureModel

/// Assessment results of NIST's Open Security Controls Assessment Language, for tools of compliance.
///
/// A measured control is a finding with an observation; one that is not met is a risk too. What was
/// not measured is told as excluded, never as satisfied or not.
public struct OSCALFormat: ReportFormat {
  /// What the command line calls it.
  public let name = "oscal"
  /// What its file is called.
  public let fileName = "assessment-results.oscal.json"
  /// What it is for.
  public let summary = "OSCAL assessment results, for compliance tools"

  /// Creates the format.
  public init() {}

  /// The version of the language.
  static let version = "1.1.2"

  /// The document.
  public func text(of report: Report, resources: ReportResources) throws(Diagnostic) -> String {
    let assessment = report.assessment
    let names = OSCALNames(assessment)
    return JSONValue.members(
      (
        "assessment-results",
        .members(
          ("uuid", names.uuid("document")),
          ("metadata", metadata(assessment, names)),
          ("import-ap", .members(("href", names.reference("plan")))),
          ("results", .array([result(assessment, names)])),
          ("back-matter", backMatter(assessment, names))
        )
      )
    ).text
  }

  private func metadata(_ assessment: Assessment, _ names: OSCALNames) -> JSONValue {
    let tenant = assessment.provenance.tenant.name
    return .members(
      ("title", .string("Security posture of \(OSCALText.line(tenant))")),
      ("last-modified", .string(names.time)),
      ("version", .string(OSCALText.word(assessment.provenance.toolVersion))),
      ("oscal-version", .string(Self.version))
    )
  }

  private func result(_ assessment: Assessment, _ names: OSCALNames) -> JSONValue {
    let told = assessment.results.filter { OSCALFinding.isTold($0) }
    let other = assessment.results.filter { !OSCALFinding.isTold($0) }
    let findings = told.map { OSCALFinding($0, names: names) }
    let risks = findings.compactMap(\.risk)
    return .members(
      ("uuid", names.uuid("result")),
      ("title", "posture"),
      ("description", .string(summary(of: assessment))),
      ("start", .string(names.time)),
      ("end", .string(names.time)),
      (
        "reviewed-controls",
        .members(
          (
            "control-selections",
            .array([
              .members(
                ("include-controls", told.isEmpty ? nil : selection(told)),
                ("include-all", told.isEmpty ? .object([]) : nil),
                ("exclude-controls", other.isEmpty ? nil : selection(other)),
                (
                  "remarks",
                  other.isEmpty
                    ? nil : "Excluded: not measured, not applicable, not licensed, or broken."
                )
              )
            ])
          )
        )
      ),
      ("observations", findings.isEmpty ? nil : .array(findings.map(\.observation))),
      ("risks", risks.isEmpty ? nil : .array(risks)),
      ("findings", findings.isEmpty ? nil : .array(findings.map(\.finding)))
    )
  }

  private func summary(of assessment: Assessment) -> String {
    let total = assessment.score.total
    return "\(NumberText.points(total.achieved)) of \(NumberText.points(total.possible)) points, "
      + "\(NumberText.percentage(total.percentage)); coverage "
      + "\(NumberText.percentage(assessment.score.basis.coverage)), "
      + "\(total.measured) of \(total.controls) controls measured."
  }

  private func selection(_ results: [ControlResult]) -> JSONValue {
    .array(results.map { .members(("control-id", .string(OSCALText.token($0.control.id)))) })
  }

  private func backMatter(_ assessment: Assessment, _ names: OSCALNames) -> JSONValue {
    let plan = JSONValue.members(
      ("uuid", names.uuid("plan")),
      ("title", "The catalog of controls"),
      (
        "description",
        .string("SHA-256 \(assessment.provenance.catalogDigest) over every file of it.")
      )
    )
    let inputs = assessment.provenance.inputs.map { input in
      JSONValue.members(
        ("uuid", names.uuid("input", input.path)),
        ("title", .string(OSCALText.line(input.path))),
        (
          "description",
          .string(
            "\(input.format.map(OSCALText.line) ?? "File"), \(input.size) bytes, SHA-256 \(input.sha256)"
          )
        )
      )
    }
    return .members(("resources", .array([plan] + inputs)))
  }
}
