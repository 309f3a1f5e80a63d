public import Conditions
public import PostureModel

/// A framework's requirements with the words that it judges them in.
public struct Baseline: Sendable {
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

  /// How the framework's own tool judges a requirement, on that tool's export.
  public struct OwnCheck: Sendable {
    /// The commands that must have succeeded for the tool to judge at all.
    public let commands: [String]
    /// Whether the requirement is met; no answer means that the tool gives no result.
    public let met: Condition
    /// Whether a requirement that is not met does not apply, where the tool knows such a case.
    public let excused: Condition?
  }

  /// What a tenant may declare in its configuration so that the tool counts it as intended.
  public struct Declarable: Sendable {
    /// What requirements call it.
    public let name: String
    /// The section of the configuration that requirements stand in.
    public let section: String
    /// The field of a requirement that holds the lists; nil when it holds them itself.
    public let field: String?
    /// The key of the export with the objects that let something out.
    public let objects: String
    /// Whether all objects have to be declared together, not any one of them.
    public let isTogether: Bool
    /// The lists, each with where its values stand in an object.
    public let lists: [(name: String, path: [String])]
  }

  /// One requirement.
  public struct Requirement: Sendable {
    /// Its identifier in the framework.
    public let id: String
    /// What it asks for, in our words.
    public let title: String?
    /// How binding it is.
    public let level: Level
    /// Whether the framework leaves it to a person, or no export can tell.
    public let isManual: Bool
    /// What it is called when it does not apply.
    public let whenNotApplicable: WhenNotApplicable
    /// Why no control answers it, when that is so.
    public let unanswered: String?
    /// How a person checks it.
    public let byHand: String?
    /// How the controls read it otherwise than the framework's own check, when they do.
    public let reading: String?
    /// The framework's own check, when there is one.
    public let ownCheck: OwnCheck?
    /// Whether the framework has withdrawn it, so that it is judged on demand only.
    public let isRetired: Bool
    /// What can be declared so that it passes: the name of a `Declarable` of its part.
    public let declare: String?
    /// The identifiers of earlier editions whose place it took.
    public let replaces: [String]
  }

  /// Requirements that are judged from one product's part of an export.
  public struct Part: Sendable {
    /// Its identifier, which is also the name of its file.
    public let id: String
    /// Its name for readers.
    public let title: String?
    /// The key of the export under which the commands that succeeded stand.
    public let succeeded: String?
    /// When this holds, the framework's tool gives no result for any requirement of the part.
    public let silent: Condition?
    /// What a tenant may declare.
    public let declarations: [Declarable]
    /// The requirements in the order of the framework.
    public let requirements: [Requirement]
  }

  /// Its identifier, as `--baseline` takes it.
  public let id: String
  /// Its name for readers.
  public let title: String
  /// Where it is published.
  public let source: String?
  /// The part of the controls' crosswalk that refers to it.
  public let framework: Framework
  /// The definitions that its conditions share.
  public let library: ConditionLibrary
  /// Its parts in the order of the framework.
  public let parts: [Part]

  /// The requirements in the order of the framework.
  public var requirements: [Requirement] { parts.flatMap(\.requirements) }

  /// Whether every requirement that an export can answer has a check of its own, so that no control
  /// need be asked for the verdicts.
  public var judgesAlone: Bool {
    requirements.allSatisfy { $0.isManual || $0.ownCheck != nil }
  }
}

extension ControlCatalog {
  /// The controls that answer a requirement of a baseline.
  public func answering(_ baseline: Baseline) -> ControlCatalog {
    let wanted = Set(baseline.requirements.map(\.id))
    return with(
      entries.filter { entry in
        entry.control.identifiers(in: baseline.framework).contains { wanted.contains($0) }
      }
    )
  }

  /// The same catalog with other controls.
  public func with(_ entries: [CatalogEntry]) -> ControlCatalog {
    ControlCatalog(entries: entries, functions: functions, baselines: baselines, digest: digest)
  }
}

extension Control {
  /// The requirements of a framework that the control answers.
  public func identifiers(in framework: Framework) -> [String] {
    self.crosswalk.filter { $0.framework == framework }.flatMap(\.identifiers)
  }
}
