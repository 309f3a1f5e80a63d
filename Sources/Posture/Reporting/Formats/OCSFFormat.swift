public import Diagnostics
import PostureModel

/// Compliance findings of the Open Cybersecurity Schema Framework 1.5.0, one JSON event a line, for
/// security data lakes.
public struct OCSFFormat: ReportFormat {
  /// What the command line calls it.
  public let name = "ocsf"
  /// What its file is called.
  public let fileName = "findings.ocsf.ndjson"
  /// What it is for.
  public let summary = "OCSF 1.5.0 compliance findings, one a line, for security data lakes"

  /// Creates the format.
  public init() {}

  /// The version of the schema.
  static let version = "1.5.0"
  /// How many objects of one control an event names.
  static let resourcesPerControl = 100

  /// One event a control, in order of control identifier.
  public func text(of report: Report, resources: ReportResources) throws(Diagnostic) -> String {
    let provenance = report.assessment.provenance
    return report.assessment.results.map { event($0, provenance).line + "\n" }.joined()
  }

  private func event(_ result: ControlResult, _ provenance: Provenance) -> JSONValue {
    let control = result.control
    let severity = Self.severity(of: result)
    return .members(
      ("class_uid", .integer(2003)),
      ("class_name", "Compliance Finding"),
      ("category_uid", .integer(2)),
      ("category_name", "Findings"),
      ("activity_id", .integer(1)),
      ("activity_name", "Create"),
      ("type_uid", .integer(200_301)),
      ("type_name", "Compliance Finding: Create"),
      ("time", .integer(Self.time(of: provenance))),
      ("severity_id", .integer(severity.id)),
      ("severity", .string(severity.name)),
      ("status_id", .integer(result.isSetAside ? 3 : 1)),
      ("status", .string(result.isSetAside ? "Suppressed" : "New")),
      ("message", .string("\(control.title): \(result.status.title.lowercased())")),
      ("metadata", metadata(provenance, control)),
      ("finding_info", info(control, provenance)),
      ("compliance", compliance(result)),
      ("remediation", remediation(control)),
      ("resources", resources(of: result)),
      ("unmapped", unmapped(result))
    )
  }

  private func metadata(_ provenance: Provenance, _ control: Control) -> JSONValue {
    .members(
      ("version", .string(Self.version)),
      (
        "product",
        .members(
          ("name", "posture"),
          ("vendor_name", "posture"),
          ("version", .string(provenance.toolVersion))
        )
      ),
      ("event_code", .string(control.id)),
      ("tenant_uid", provenance.tenant.id.map { .string($0) })
    )
  }

  private func info(_ control: Control, _ provenance: Provenance) -> JSONValue {
    .members(
      // The same control of the same tenant is the same finding in every run.
      ("uid", .string(NameUUID.text(["ocsf", provenance.tenant.key, control.id]))),
      ("title", .string(control.title)),
      ("desc", control.rationale.isEmpty ? nil : .string(control.rationale)),
      ("types", .strings([control.category.rawValue])),
      (
        "src_url",
        control.references.map(\.url).first { $0.hasPrefix("https://") }.map { .string($0) }
      )
    )
  }

  private func compliance(_ result: ControlResult) -> JSONValue {
    let control = result.control
    let status = Self.complianceStatus(of: result)
    let named = control.crosswalk.filter { !$0.identifiers.isEmpty }
    let standards = named.isEmpty ? ["posture"] : named.map(\.framework.title)
    return .members(
      ("control", .string(control.id)),
      ("standards", .strings(standards)),
      ("requirements", .strings(named.flatMap(\.identifiers))),
      ("status_id", .integer(status.id)),
      ("status", .string(status.name)),
      ("status_code", .string(result.status.rawValue)),
      ("status_detail", .string(SafeText.clipped(result.explanation, to: 1000)))
    )
  }

  private func remediation(_ control: Control) -> JSONValue? {
    let summary = control.remediation.summary
    guard !summary.isEmpty else { return nil }
    let links = control.references.map(\.url).filter { $0.hasPrefix("https://") }
    return .members(
      ("desc", .string(summary)),
      ("references", links.isEmpty ? nil : .strings(links))
    )
  }

  private func resources(of result: ControlResult) -> JSONValue? {
    let offenders = result.offenders.prefix(Self.resourcesPerControl)
    guard !offenders.isEmpty else { return nil }
    return .array(
      offenders.map { finding in
        .members(
          ("uid", finding.objectID.map { .string($0) }),
          ("name", .string(finding.object)),
          ("type", .string(result.control.product.rawValue))
        )
      }
    )
  }

  /// What the schema has no place for.
  private func unmapped(_ result: ControlResult) -> JSONValue {
    .members(
      ("points_possible", .number(result.pointsPossible)),
      ("points_achieved", .number(result.pointsAchieved)),
      ("objects_noncompliant", .integer(result.counts.noncompliant)),
      ("objects_compliant", .integer(result.counts.compliant)),
      ("waiver", result.waiverID.map { .string($0) })
    )
  }

  /// What is met or was not measured is for information, whatever it is worth otherwise.
  private static func severity(of result: ControlResult) -> (id: Int, name: String) {
    guard result.isOpen || result.status == .accepted else { return (1, "Informational") }
    return switch result.control.severity {
    case .critical: (5, "Critical")
    case .high: (4, "High")
    case .medium: (3, "Medium")
    case .low: (2, "Low")
    }
  }

  private static func complianceStatus(of result: ControlResult) -> (id: Int, name: String) {
    switch result.status {
    case .pass: (1, "Pass")
    case .partial: (2, "Warning")
    case .fail: (3, "Fail")
    case .accepted: result.verdict.kind == .partial ? (2, "Warning") : (3, "Fail")
    case .asserted: (99, result.status.title)
    case .notApplicable, .notLicensed: (99, result.status.title)
    case .notMeasured, .error: (0, "Unknown")
    }
  }

  /// Milliseconds since 1970; 0 where no input says what time it is.
  static func time(of provenance: Provenance) -> Int {
    let time = provenance.exportDate ?? provenance.clock
    return DayNumber.milliseconds(of: time) ?? 0
  }
}

extension ControlResult {
  /// Whether a decision stands in front of it.
  fileprivate var isSetAside: Bool { status == .accepted || status == .asserted }
}
