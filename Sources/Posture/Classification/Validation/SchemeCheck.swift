/// One thing that must hold in a classification scheme.
public struct SchemeCheck: Sendable {
  /// A stable identifier, such as `CLS-REX-008`; never reused for another meaning.
  public let id: String
  /// How bad it is when it does not hold.
  public let severity: SchemeFinding.Severity
  /// What it looks at, in words.
  public let artefact: String
  /// What must hold, one sentence.
  public let title: String
  /// What to do when it does not.
  public let advice: String
  /// The exports without which it cannot be told.
  public let needs: [Artefact]
  /// Why exports cannot tell it; nil for the checks that run.
  public let openReason: String?
  let run: @Sendable (Scheme, inout FindingList) -> Void

  /// A check that runs.
  init(
    _ id: String,
    _ severity: SchemeFinding.Severity,
    _ artefact: String,
    _ title: String,
    advice: String,
    needs: [Artefact],
    run: @escaping @Sendable (Scheme, inout FindingList) -> Void
  ) {
    self.id = id
    self.severity = severity
    self.artefact = artefact
    self.title = title
    self.advice = advice
    self.needs = needs
    openReason = nil
    self.run = run
  }

  /// A check that is known and that exports cannot answer.
  init(
    _ id: String,
    _ severity: SchemeFinding.Severity,
    _ artefact: String,
    _ title: String,
    open reason: String
  ) {
    self.id = id
    self.severity = severity
    self.artefact = artefact
    self.title = title
    advice = ""
    needs = []
    openReason = reason
    run = { _, _ in }
  }

  /// The family, such as `REX`.
  public var family: String {
    let parts = id.split(separator: "-")
    return parts.count > 1 ? String(parts[1]) : id
  }
}
