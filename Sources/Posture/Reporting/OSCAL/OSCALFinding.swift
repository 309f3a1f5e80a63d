import PostureModel

/// One control of a run as a finding, the observation under it, and the risk when it is not met.
struct OSCALFinding {
  let result: ControlResult
  let names: OSCALNames
  private var control: Control { result.control }

  /// How many objects of a control are named as evidence.
  static let evidencePerControl = 100

  init(_ result: ControlResult, names: OSCALNames) {
    self.result = result
    self.names = names
  }

  /// Whether there is a finding: it was measured, or somebody vouches for it.
  static func isTold(_ result: ControlResult) -> Bool {
    result.verdict.kind.isMeasured || result.status == .asserted
  }

  private var isSatisfied: Bool { result.status == .pass || result.status == .asserted }

  var finding: JSONValue {
    .members(
      ("uuid", names.uuid("finding", control.id)),
      ("title", .string(OSCALText.line(control.title))),
      ("description", .string(OSCALText.prose(result.explanation))),
      (
        "props",
        .array([
          property("severity", control.severity.rawValue),
          property("points-possible", NumberText.points(result.pointsPossible)),
          property("points-achieved", NumberText.points(result.pointsAchieved)),
        ])
      ),
      (
        "target",
        .members(
          ("type", "objective-id"),
          ("target-id", .string(OSCALText.token(control.id))),
          (
            "status",
            .members(
              ("state", .string(isSatisfied ? "satisfied" : "not-satisfied")),
              ("reason", .string(reason)),
              ("remarks", remarks.map { .string($0) })
            )
          )
        )
      ),
      (
        "related-observations",
        .array([.members(("observation-uuid", names.uuid("observation", control.id)))])
      ),
      (
        "related-risks",
        isSatisfied ? nil : .array([.members(("risk-uuid", names.uuid("risk", control.id)))])
      )
    )
  }

  var observation: JSONValue {
    let offenders = result.offenders.prefix(Self.evidencePerControl)
    return .members(
      ("uuid", names.uuid("observation", control.id)),
      ("title", .string(OSCALText.line(control.title))),
      ("description", .string(OSCALText.prose(counted))),
      ("methods", .strings([result.status == .asserted ? "UNKNOWN" : "TEST"])),
      ("types", .strings(["control-objective"])),
      (
        "relevant-evidence",
        offenders.isEmpty ? nil : .array(offenders.map(evidence))
      ),
      ("collected", .string(names.time))
    )
  }

  var risk: JSONValue? {
    guard !isSatisfied else { return nil }
    let rationale = control.rationale.isEmpty ? control.title : control.rationale
    return .members(
      ("uuid", names.uuid("risk", control.id)),
      ("title", .string(OSCALText.line(control.title))),
      ("description", .string(OSCALText.prose(rationale))),
      ("statement", .string(OSCALText.prose(rationale))),
      ("status", .string(result.status == .accepted ? "deviation-approved" : "open"))
    )
  }

  private var reason: String {
    switch result.status {
    case .pass: "pass"
    case .asserted: "other"
    default: "fail"
    }
  }

  private var remarks: String? {
    switch result.status {
    case .asserted: "Not measured: rests on waiver \(result.waiverID.map(OSCALText.line) ?? "")."
    case .accepted: "The risk is accepted by waiver \(result.waiverID.map(OSCALText.line) ?? "")."
    case .partial: "Met in part."
    default: nil
    }
  }

  private var counted: String {
    let counts = result.counts
    guard counts.total > 0 else { return "The tenant was looked at as a whole." }
    return "\(counts.compliant) objects meet it, \(counts.noncompliant) do not, "
      + "\(counts.unknown) could not be judged."
  }

  private func evidence(_ finding: Finding) -> JSONValue {
    var text = OSCALText.line(finding.object)
    if let found = finding.found { text += ": found \(OSCALText.line(found))" }
    if let expected = finding.expected { text += ", expected \(OSCALText.line(expected))" }
    if let origin = finding.origin { text += " (\(OSCALText.line(origin)))" }
    let file = finding.origin.flatMap { $0.split(separator: "#").first.map(String.init) }
    return .members(
      ("href", file.flatMap { names.inputs.contains($0) ? names.reference("input", $0) : nil }),
      ("description", .string(text))
    )
  }

  private func property(_ name: String, _ value: String) -> JSONValue {
    .members(("name", .string(name)), ("value", .string(value)))
  }
}
