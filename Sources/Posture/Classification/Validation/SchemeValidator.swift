/// Runs the checks on a scheme.
public struct SchemeValidator: Sendable {
  /// A check that could not be told, and what is missing.
  public struct Unassessed: Sendable {
    /// The check.
    public let check: SchemeCheck
    /// The exports that were not there.
    public let missing: [Artefact]
  }

  /// What all checks came to.
  public struct Outcome: Sendable {
    /// What was found, by file, place and check.
    public let findings: [SchemeFinding]
    /// What was found and is accepted by the scheme file.
    public let accepted: [SchemeFinding]
    /// The checks that could not be told.
    public let unassessed: [Unassessed]
    /// The checks that ran and found nothing.
    public let held: [SchemeCheck]
    /// How many checks ran.
    public let assessed: Int

    /// How many findings have a severity.
    public func count(_ severity: SchemeFinding.Severity) -> Int {
      findings.count { $0.severity == severity }
    }
  }

  private let today: String?

  /// Creates a validator; accepted findings hold up to their day, or always without a `today` of
  /// the form `YYYY-MM-DD`.
  public init(today: String? = nil) { self.today = today }

  /// Runs all checks.
  public func validate(_ scheme: Scheme) -> Outcome {
    var findings: [SchemeFinding] = []
    var unassessed: [Unassessed] = []
    var held: [SchemeCheck] = []
    var assessed = 0
    for check in SchemeChecks.all where check.openReason == nil {
      let missing = check.needs.filter { !scheme.has($0) }
      guard missing.isEmpty else {
        unassessed.append(Unassessed(check: check, missing: missing))
        continue
      }
      assessed += 1
      var list = FindingList(check)
      check.run(scheme, &list)
      findings += list.findings
      if list.findings.isEmpty { held.append(check) }
    }
    let order = findings.enumerated().sorted { left, right in
      if left.element.place != right.element.place {
        return left.element.place < right.element.place
      }
      return (left.element.check, left.offset) < (right.element.check, right.offset)
    }
    let sorted = order.map(\.element)
    return Outcome(
      findings: sorted.filter { !isAccepted($0, by: scheme.file) },
      accepted: sorted.filter { isAccepted($0, by: scheme.file) },
      unassessed: unassessed,
      held: held,
      assessed: assessed
    )
  }

  private func isAccepted(_ finding: SchemeFinding, by file: SchemeFile?) -> Bool {
    guard let file else { return false }
    return file.exceptions.contains { exception in
      guard exception.check == finding.check, exception.reason != nil else { return false }
      if let object = exception.object, object.lowercased() != finding.object.lowercased() {
        return false
      }
      guard let until = exception.until, let today else { return true }
      return today <= until
    }
  }
}
