public import Diagnostics
import Documents

/// Everything that was read of an organisation's classification.
public struct Scheme: Sendable {
  /// A rule package as it came.
  public struct PackageSource: Sendable {
    /// The package.
    public let package: RulePackage
    /// The XML, for what the model does not keep.
    let root: XMLNode
    /// How the file is stored; nil for a text inside an export.
    let encoding: DocumentEncoding?
    /// How many bytes it has as UTF-16.
    let size: Int
    /// Whether it is an export of the service and not a file to upload.
    public var isExport: Bool { encoding == nil }
  }

  /// The rule packages.
  public internal(set) var packages: [PackageSource] = []
  /// The schemas of exact data match.
  public internal(set) var dataSchemas: [DataSchema] = []
  /// The types of the tenant's list.
  public internal(set) var informationTypes: [InformationType] = []
  /// The keyword dictionaries.
  public internal(set) var dictionaries: [KeywordDictionary] = []
  /// The sensitivity labels, in the order of the export.
  public internal(set) var labels: [Label] = []
  /// The label policies.
  public internal(set) var labelPolicies: [LabelPolicy] = []
  /// The auto-labelling policies.
  public internal(set) var autoLabelPolicies: [AutoLabelPolicy] = []
  /// Their rules.
  public internal(set) var autoLabelRules: [ContentRule] = []
  /// The DLP policies.
  public internal(set) var dlpPolicies: [DLPPolicy] = []
  /// Their rules.
  public internal(set) var dlpRules: [ContentRule] = []
  /// The retention labels.
  public internal(set) var retentionLabels: [RetentionLabel] = []
  /// The retention policies.
  public internal(set) var retentionPolicies: [RetentionPolicy] = []
  /// Their rules.
  public internal(set) var retentionRules: [RetentionRule] = []
  /// The names and identifiers of adaptive scopes, in lower case.
  public internal(set) var adaptiveScopes: Set<String> = []
  /// The names and identifiers of event types, in lower case.
  public internal(set) var eventTypes: Set<String> = []
  /// Sites and groups.
  public internal(set) var containers: [Container] = []
  /// The organisation's own description.
  public internal(set) var file: SchemeFile?
  /// Which exports were there, empty ones included.
  public internal(set) var exported: Set<Artefact> = []
  /// What was wrong with the texts.
  var faults: [SchemeFault] = []
  /// Files in which nothing was recognised, and the like.
  public internal(set) var notes: [Diagnostic] = []
  /// The definitions of built-in types that samples are tried with; without them, samples of such
  /// types are not tried.
  public var builtInRules: BuiltInRules?
  /// The expressions of packages, taken apart once.
  var expressions: [RegexChecks.Item] = []
  /// The types by name and identifier.
  var types = TypeIndex()

  /// Creates an empty scheme.
  public init() {}

  /// Whether the scheme file has sample texts.
  public var hasSamples: Bool {
    file?.categories.contains { !$0.positiveSamples.isEmpty || !$0.negativeSamples.isEmpty }
      ?? false
  }

  /// Whether an export was there.
  public func has(_ artefact: Artefact) -> Bool { exported.contains(artefact) }
}

extension Scheme {
  /// The label that a reference means: by identifier, else by name, else by display name.
  func label(_ reference: String) -> Label? {
    let wanted = reference.lowercased()
    return labels.first { $0.guid == wanted || $0.immutableID == wanted }
      ?? labels.first { $0.name.lowercased() == wanted }
      ?? labels.first { $0.displayName.lowercased() == wanted }
      ?? labels.first { label in
        guard let parent = self.parent(of: label) else { return false }
        return "\(parent.displayName)/\(label.displayName)".lowercased() == wanted
      }
  }

  /// The label above one.
  func parent(of label: Label) -> Label? {
    guard let reference = label.parent?.lowercased() else { return nil }
    return labels.first { $0.guid == reference || $0.immutableID == reference }
      ?? labels.first { $0.name.lowercased() == reference }
      ?? labels.first { $0.displayName.lowercased() == reference }
  }

  /// Whether two values are the same label of the scheme.
  func same(_ left: Label, _ right: Label) -> Bool { left.place == right.place }

  /// The labels below one, in order of priority.
  func children(of label: Label) -> [Label] {
    labels.filter { child in parent(of: child).map { same($0, label) } ?? false }
      .sorted { ($0.priority ?? .max, $0.name) < ($1.priority ?? .max, $1.name) }
  }

  /// Whether a label groups others and cannot be applied.
  func isGroup(_ label: Label) -> Bool {
    label.isDeclaredGroup || !children(of: label).isEmpty
  }

  /// The labels in order of priority, those without one last.
  var orderedLabels: [Label] {
    labels.sorted { ($0.priority ?? .max, $0.name) < ($1.priority ?? .max, $1.name) }
  }

  /// The labels that a label policy publishes.
  func published(by policy: LabelPolicy) -> [Label] { policy.labels.compactMap { label($0) } }

  /// The label policies that publish a label.
  func publishers(of label: Label) -> [LabelPolicy] {
    labelPolicies.filter { policy in
      published(by: policy).contains { same($0, label) }
    }
  }

  /// The rules of a policy, by its name or identifier.
  func rules(_ rules: [ContentRule], of name: String, guid: String? = nil) -> [ContentRule] {
    let wanted = [name.lowercased()] + (guid.map { [$0] } ?? [])
    return rules.filter { rule in rule.policies.contains { wanted.contains($0.lowercased()) } }
  }
}
