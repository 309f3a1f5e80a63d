/// How to meet a control.
public struct Remediation: Sendable, Hashable {
  /// What to do, in one sentence.
  public var summary: String
  /// The piece of work, in one sentence, that meets all controls of the product which name it too.
  public var action: String?
  /// How to do it, in order.
  public var steps: [RemediationStep]
  /// How to see that it worked, when there is a way.
  public var verify: String?

  /// Creates a remediation.
  public init(
    summary: String = "",
    action: String? = nil,
    steps: [RemediationStep] = [],
    verify: String? = nil
  ) {
    self.summary = summary
    self.action = action
    self.steps = steps
    self.verify = verify
  }
}

/// One step of a remediation.
public struct RemediationStep: Sendable, Hashable {
  /// The way a step is taken.
  public enum Means: String, Sendable, Hashable, CaseIterable {
    case portal
    case powershell
    case graph

    /// Its name for readers.
    public var title: String {
      switch self {
      case .portal: "Portal"
      case .powershell: "PowerShell"
      case .graph: "Microsoft Graph"
      }
    }
  }

  /// The way it is taken.
  public var means: Means
  /// The path through the portal, the command or the request.
  public var text: String
  /// What to know before doing it.
  public var note: String?

  /// Creates a step.
  public init(means: Means, text: String, note: String? = nil) {
    self.means = means
    self.text = text
    self.note = note
  }
}
