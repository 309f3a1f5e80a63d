public import PostureModel

/// How far the controls of a catalog answer a framework, identifier by identifier.
public struct FrameworkCoverage: Sendable {
  /// How one identifier is answered.
  public enum Answer: Sendable, Hashable {
    /// By controls, in order of identifier.
    case automated([String])
    /// By a person, who is told how.
    case manual
    /// By nothing that can be exported; why.
    case unanswerable(String)
    /// Not yet.
    case none
  }

  /// One identifier of the framework.
  public struct Line: Sendable, Hashable {
    /// The identifier.
    public let id: String
    /// How it is answered.
    public let answer: Answer
    /// Whether the framework's list that the catalog knows has it.
    public let isListed: Bool
  }

  /// The framework.
  public let framework: Framework
  /// Whether the catalog knows the framework's whole list, so that gaps can be told.
  public let hasList: Bool
  /// The identifiers: those of the list in its order, then others that controls name, sorted.
  public let lines: [Line]

  /// How many identifiers of the list have a control.
  public let automated: Int
  /// How many identifiers the list has.
  public let listed: Int

  /// The coverage of a framework by a catalog.
  public init(of framework: Framework, in catalog: ControlCatalog) {
    self.framework = framework
    var controls: [String: [String]] = [:]
    for control in catalog.controls {
      for id in control.identifiers(in: framework) {
        controls[id, default: []].append(control.id)
      }
    }
    var lines: [Line] = []
    var seen: Set<String> = []
    func add(_ id: String, _ otherwise: Answer, isListed: Bool) {
      guard seen.insert(id).inserted else { return }
      lines.append(
        Line(
          id: id,
          answer: controls[id].map { .automated($0.sorted()) } ?? otherwise,
          isListed: isListed
        )
      )
    }
    let baselines = catalog.baselines.filter { $0.framework == framework }
    for requirement in baselines.flatMap(\.requirements) where !requirement.isRetired {
      let otherwise: Answer =
        if let reason = requirement.unanswered {
          .unanswerable(reason)
        } else if requirement
          .isManual
        { .manual } else { .none }
      add(requirement.id, otherwise, isListed: true)
    }
    let list = catalog.frameworks.first { $0.framework == framework }
    for id in list?.identifiers ?? [] { add(id, .none, isListed: true) }
    hasList = !baselines.isEmpty || list != nil
    for id in controls.keys.sorted() {
      add(id, .none, isListed: !hasList || list?.parts.contains(id) == true)
    }
    self.lines = lines
    let parts = list?.parts ?? []
    let counting = lines.filter { $0.isListed && !parts.contains($0.id) }
    listed = counting.count
    automated = counting.count { if case .automated = $0.answer { true } else { false } }
  }
}

/// The identifiers that a framework has, where no baseline lists its requirements.
public struct FrameworkList: Sendable {
  /// The framework.
  public let framework: Framework
  /// Where the list is published.
  public let source: String
  /// The identifiers by what they are about, in the order of the file.
  public let groups: [(name: String, identifiers: [String])]
  /// The identifiers of parts of these, which a mapping may name too.
  public let parts: Set<String>
  /// What identifiers are called where they are named by title only.
  public let titles: [(identifier: String, title: String)]

  /// All identifiers but those of parts, in the order of the file.
  public var identifiers: [String] { groups.flatMap(\.identifiers) }
}
