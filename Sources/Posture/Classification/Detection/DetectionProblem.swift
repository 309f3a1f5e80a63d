/// Something of the rules that could not be tried, and is therefore neither found nor not found.
public struct DetectionProblem: Sendable, Hashable {
  /// The processor or type it is about.
  public let subject: String
  /// What is wrong, without a full stop.
  public let reason: String

  /// Creates a problem.
  public init(subject: String, reason: String) {
    self.subject = subject
    self.reason = reason
  }
}
