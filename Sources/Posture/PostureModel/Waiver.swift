/// A recorded decision about a control or some of its objects.
///
/// It never changes the check: it changes the standing of the result, which the score shows apart.
public struct Waiver: Sendable, Hashable {
  /// What was decided.
  public enum Decision: String, Sendable, Hashable, CaseIterable {
    /// The risk is known and taken; nothing is gained by it.
    case accepted
    /// The requirement is met in a way that the evidence cannot show.
    case asserted
  }

  /// How it stands against a run.
  public enum State: String, Sendable, Hashable, CaseIterable {
    case active
    case expired
    /// It matches nothing in this run.
    case unused
  }

  /// Its identifier in the waiver file.
  public var id: String
  /// What was decided.
  public var decision: Decision
  /// The control.
  public var control: String
  /// The objects it covers; empty for the whole control.
  public var objects: [String]
  /// Who answers for it.
  public var owner: String
  /// Why.
  public var reason: String
  /// Who approved it.
  public var approvedBy: String?
  /// The last day on which it holds, `YYYY-MM-DD`.
  public var expires: String?
  /// How it stands against this run.
  public var state: State

  /// Creates a waiver.
  public init(
    id: String,
    decision: Decision,
    control: String,
    objects: [String] = [],
    owner: String,
    reason: String,
    approvedBy: String? = nil,
    expires: String? = nil,
    state: State = .active
  ) {
    self.id = id
    self.decision = decision
    self.control = control
    self.objects = objects
    self.owner = owner
    self.reason = reason
    self.approvedBy = approvedBy
    self.expires = expires
    self.state = state
  }
}
