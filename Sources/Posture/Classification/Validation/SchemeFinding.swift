/// What a check found.
public struct SchemeFinding: Sendable, Hashable {
  /// How bad it is.
  public enum Severity: String, Sendable, Hashable, CaseIterable {
    /// The service refuses it, or it cannot work.
    case error
    /// It works, and is weak or not what it seems.
    case warning
    /// It could be better.
    case advice
  }

  /// The check.
  public let check: String
  /// How bad it is.
  public let severity: Severity
  /// The thing it is about, such as a label's name.
  public let object: String
  /// What is wrong, one sentence without a full stop.
  public let message: String
  /// What to do about it.
  public let advice: String
  /// Where it stands.
  public let place: SchemePlace
}

/// The findings of one check while it runs.
struct FindingList {
  private let check: SchemeCheck
  private(set) var findings: [SchemeFinding] = []

  /// More findings of one check than this tell nothing new.
  static let maximumCount = 1000

  init(_ check: SchemeCheck) { self.check = check }

  /// Adds a finding; severity and advice are the check's where none are given.
  mutating func add(
    _ message: String,
    of object: String,
    at place: SchemePlace,
    severity: SchemeFinding.Severity? = nil,
    advice: String? = nil
  ) {
    guard findings.count < Self.maximumCount else { return }
    findings.append(
      SchemeFinding(
        check: check.id,
        severity: severity ?? check.severity,
        object: object,
        message: message,
        advice: advice ?? check.advice,
        place: place
      )
    )
  }
}
