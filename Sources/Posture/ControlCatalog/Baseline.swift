public import PostureModel

/// A framework's requirements with the words that it judges them in.
public struct Baseline: Sendable, Hashable {
  /// How binding a requirement is.
  public enum Level: String, Sendable, Hashable, CaseIterable {
    case shall
    case should
  }

  /// What a requirement that does not apply to a tenant is called.
  public enum WhenNotApplicable: String, Sendable, Hashable, CaseIterable {
    case pass
    case na
  }

  /// One requirement.
  public struct Requirement: Sendable, Hashable {
    /// Its identifier in the framework.
    public let id: String
    /// How binding it is.
    public let level: Level
    /// Whether the framework leaves it to a person, or no export can tell.
    public let isManual: Bool
    /// What it is called when it does not apply.
    public let whenNotApplicable: WhenNotApplicable
    /// Why no control answers it, when that is so.
    public let unanswered: String?
    /// How the controls read it otherwise than the framework's own check, when they do.
    public let reading: String?
  }

  /// Its identifier, as `--baseline` takes it.
  public let id: String
  /// Its name for readers.
  public let title: String
  /// Where it is published.
  public let source: String?
  /// The part of the controls' crosswalk that refers to it.
  public let framework: Framework
  /// The requirements in the order of the framework.
  public let requirements: [Requirement]
}

extension ControlCatalog {
  /// The controls that answer a requirement of a baseline.
  public func answering(_ baseline: Baseline) -> ControlCatalog {
    let wanted = Set(baseline.requirements.map(\.id))
    return ControlCatalog(
      entries: entries.filter { entry in
        entry.control.identifiers(in: baseline.framework).contains { wanted.contains($0) }
      },
      functions: functions,
      baselines: baselines,
      digest: digest
    )
  }
}

extension Control {
  /// The requirements of a framework that the control answers.
  public func identifiers(in framework: Framework) -> [String] {
    crosswalk.filter { $0.framework == framework }.flatMap(\.identifiers)
  }
}
