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

  /// Why the control, or an object of it, is let go.
  public enum Kind: String, Sendable, Hashable, CaseIterable {
    /// The risk is known and taken.
    case acceptedRisk = "accepted-risk"
    /// Another vendor's product meets the requirement.
    case thirdParty = "third-party"
    /// The requirement is met by other means of the organisation.
    case alternateMitigation = "alternate-mitigation"
    /// The check is wrong about it.
    case falsePositive = "false-positive"

    /// What it decides: an accepted risk gains nothing, everything else rests on somebody's word.
    public var decision: Decision { self == .acceptedRisk ? .accepted : .asserted }
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
  /// Why it is let go.
  public var kind: Kind
  /// The control.
  public var control: String
  /// The objects it covers, as the file selects them; empty for the whole control.
  public var objects: [String]
  /// Who answers for it.
  public var owner: String
  /// Why.
  public var reason: String
  /// Who approved it.
  public var approvedBy: String?
  /// The ticket of the decision.
  public var ticket: String?
  /// The last day on which it holds, `YYYY-MM-DD`.
  public var expires: String?
  /// How it stands against this run.
  public var state: State

  /// Creates a waiver.
  public init(
    id: String,
    kind: Kind,
    control: String,
    objects: [String] = [],
    owner: String,
    reason: String,
    approvedBy: String? = nil,
    ticket: String? = nil,
    expires: String? = nil,
    state: State = .active
  ) {
    self.id = id
    self.kind = kind
    self.control = control
    self.objects = objects
    self.owner = owner
    self.reason = reason
    self.approvedBy = approvedBy
    self.ticket = ticket
    self.expires = expires
    self.state = state
  }

  /// What was decided.
  public var decision: Decision { kind.decision }
}
