import Tables

/// Where a policy applies, for one workload.
public struct Location: Sendable, Hashable {
  /// The names that are in; `All` stands for everything.
  public let names: [String]
  /// The names that are out.
  public let exceptions: [String]
  /// Adaptive scopes.
  public let scopes: [String]

  /// Whether nothing is in.
  public var isEmpty: Bool { names.isEmpty && scopes.isEmpty }
  /// Whether everything is in, without exception.
  public var isAll: Bool { names.contains { $0.lowercased() == "all" } && exceptions.isEmpty }
}

/// A place where data lies or goes.
public enum Workload: String, Sendable, Hashable, CaseIterable {
  case exchange
  case sharePoint
  case oneDrive
  case groups
  case teams
  case teamsChats
  case endpoints
  case powerBI
  case onPremises
  case cloudApps
  case ai
  case skype
  case publicFolders
  case adaptive
}

/// What every policy has.
public protocol SchemePolicy: Sendable {
  /// What it is called.
  var name: String { get }
  /// Whether it works.
  var state: PolicyState { get }
  /// Where it stands.
  var place: SchemePlace { get }
}

/// A policy that publishes labels.
public struct LabelPolicy: SchemePolicy {
  /// What it is called.
  public let name: String
  /// The labels, as the export refers to them.
  public let labels: [String]
  /// Where it applies.
  public let locations: [Workload: Location]
  /// Settings by lower-case key.
  public let settings: [String: String]
  /// Whether the settings could be read.
  public let hasReadableSettings: Bool
  /// The state of the policy.
  public let state: PolicyState
  /// Where it stands.
  public let place: SchemePlace

  /// Whether anybody is reached.
  public var hasAudience: Bool { locations.values.contains { !$0.isEmpty } }
  /// Whether everybody is reached.
  public var reachesAll: Bool { locations.values.contains { $0.isAll } }
  /// Who is reached: names in lower case.
  public var audience: Set<String> {
    Set(locations.values.flatMap { $0.names + $0.scopes }.map { $0.lowercased() })
  }

  /// The label of a setting, nil when it is not set or is `None`.
  public func label(_ key: String) -> String? {
    guard let text = settings[key], !text.isEmpty, text.lowercased() != "none" else { return nil }
    return text
  }
  /// Whether a setting is true.
  public func isSet(_ key: String) -> Bool { settings[key]?.lowercased() == "true" }
}

/// Whether a policy works.
public struct PolicyState: Sendable, Hashable {
  /// The mode in the export's words.
  public let mode: String?
  /// Whether it is switched on.
  public let isEnabled: Bool?
  /// How far it is distributed.
  public let distribution: String?
  /// The order.
  public let priority: Int?
  /// When it was changed last, in the export's words.
  public let changed: String?

  /// The day on which it was changed last, as `YYYY-MM-DD` where the export's form is known.
  var changedDay: String? {
    guard let changed else { return nil }
    guard changed.hasPrefix("/Date("),
      let milliseconds = Int64(changed.dropFirst(6).prefix { $0 != ")" })
    else { return String(changed.prefix(10)) }
    let (ticks, overflow) = milliseconds.multipliedReportingOverflow(by: 10_000)
    let (time, isOver) = ticks.addingReportingOverflow(Self.ticksBefore1970)
    guard !overflow, !isOver, Ticks.isValid(time) else { return nil }
    return String(Ticks.text(datetime: time).prefix(10))
  }

  private static let ticksBefore1970: Int64 = 621_355_968_000_000_000

  /// Whether it acts on content: enabled, and not only trying things out.
  public var isEnforcing: Bool {
    guard isEnabled ?? true else { return false }
    switch mode?.lowercased() {
    case nil, "enable", "enforce", "enforced": return true
    default: return false
    }
  }
  /// Whether it only tries things out.
  public var isTrial: Bool {
    guard let mode = mode?.lowercased() else { return false }
    return mode.hasPrefix("test") || mode.hasPrefix("audit") || mode == "simulation"
  }
  /// Whether the export says that the policy has not arrived everywhere.
  public var isUndistributed: Bool {
    guard let text = distribution?.lowercased() else { return false }
    return text != "success"
  }
}

/// A policy that applies a label by itself.
public struct AutoLabelPolicy: SchemePolicy {
  /// What it is called.
  public let name: String
  /// The label, as the export refers to it.
  public let label: String?
  /// Where it applies.
  public let locations: [Workload: Location]
  /// The state of the policy.
  public let state: PolicyState
  let data: DataNode
  /// Where it stands.
  public let place: SchemePlace
}

/// A rule of an auto-labelling or a DLP policy.
public struct ContentRule: Sendable {
  /// What it is called.
  public let name: String
  /// The policy, as the export refers to it.
  public let policies: [String]
  /// Whether it is switched off.
  public let isDisabled: Bool
  /// The order in its policy.
  public let priority: Int?
  /// The workload of an auto-labelling rule.
  public let workload: String?
  /// What it asks of content.
  public let condition: RuleCondition
  let data: DataNode
  /// Where it stands.
  public let place: SchemePlace
}

/// A policy of DLP or of retention.
public struct TenantPolicy: SchemePolicy {
  /// What it is called.
  public let name: String
  /// Its identifier.
  public let guid: String?
  /// Where it applies.
  public let locations: [Workload: Location]
  /// The state of the policy.
  public let state: PolicyState
  let data: DataNode
  /// Where it stands.
  public let place: SchemePlace
}

/// A policy that prevents the loss of data.
public typealias DLPPolicy = TenantPolicy

/// A retention policy, or one that publishes retention labels.
public typealias RetentionPolicy = TenantPolicy

/// A retention label.
public struct RetentionLabel: Sendable {
  /// What it is called.
  public let name: String
  /// Its identifier.
  public let guid: String?
  /// `Keep`, `Delete` or `KeepAndDelete`.
  public let action: String?
  /// For how long.
  public let duration: RetentionDuration
  let data: DataNode
  /// Where it stands.
  public let place: SchemePlace
}

/// For how long content is kept.
public enum RetentionDuration: Sendable, Hashable {
  /// The export does not say.
  case missing
  /// So many days.
  case days(Int)
  /// For ever.
  case unlimited
  /// Something that is no duration.
  case invalid(String)
}

/// A rule of a retention policy.
public struct RetentionRule: Sendable {
  /// What it is called.
  public let name: String
  /// The policy, as the export refers to it.
  public let policy: String?
  /// `Keep`, `Delete` or `KeepAndDelete`.
  public let action: String?
  /// For how long.
  public let duration: RetentionDuration
  /// The retention label it publishes.
  public let publishes: String?
  /// The retention label it applies.
  public let applies: String?
  /// What it asks of content.
  public let condition: RuleCondition
  let data: DataNode
  /// Where it stands.
  public let place: SchemePlace
}
