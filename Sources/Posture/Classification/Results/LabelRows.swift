import PostureModel

/// The labels of a scheme as a run shows them: each after the one above it, in words.
struct LabelRows {
  private let scheme: Scheme
  private var counts: [SchemePlace: Int] = [:]
  private(set) var rows: [ClassificationSummary.Label] = []

  /// How deep labels are shown; two levels are allowed, a scheme may have more by mistake.
  private static let maximumDepth = 8

  init(_ scheme: Scheme, _ outcome: SchemeValidator.Outcome) {
    self.scheme = scheme
    let serious = outcome.findings.filter { $0.severity != .advice }
    for finding in serious {
      for label in scheme.labels where Self.isAt(finding.place, of: label) {
        counts[label.place, default: 0] += 1
      }
    }
    for label in scheme.orderedLabels where scheme.parent(of: label) == nil {
      add(label, depth: 0)
    }
  }

  /// Whether a place is a label's or inside it.
  private static func isAt(_ place: SchemePlace, of label: Label) -> Bool {
    guard place.file == label.place.file else { return false }
    guard let own = label.place.pointer else { return place == label.place }
    guard let pointer = place.pointer else { return false }
    return pointer == own || pointer.hasPrefix(own + "/")
  }

  private mutating func add(_ label: Label, depth: Int) {
    rows.append(
      ClassificationSummary.Label(
        name: label.displayName,
        depth: depth,
        priority: label.priority,
        isGroup: scheme.isGroup(label),
        protection: protection(of: label),
        scope: Self.scope(of: label),
        publishedBy: scheme.publishers(of: label).map(Self.text),
        appliedBy: appliers(of: label),
        findings: counts[label.place] ?? 0
      )
    )
    guard depth + 1 < Self.maximumDepth else { return }
    for child in scheme.children(of: label) { add(child, depth: depth + 1) }
  }

  private func protection(of label: Label) -> [String] {
    var words: [String] = []
    if label.isDisabled { words.append("disabled") }
    if let encryption = label.encryption { words.append(Self.text(of: encryption)) }
    words += label.actions("applycontentmarking").compactMap(\.subtype).sorted()
    if !label.actions("applywatermarking").isEmpty { words.append("watermark") }
    if !label.actions("protectgroup").isEmpty || !label.actions("protectsite").isEmpty {
      words.append("guards containers")
    }
    return words
  }

  private static func text(of encryption: Label.Encryption) -> String {
    switch encryption.kind {
    case "removeprotection": return "removes encryption"
    case "userdefined": return "encrypts as users choose"
    default:
      let names = encryption.rights.map { $0.identity.lowercased() }
      let isForAll = names.contains("authenticatedusers")
      let key = encryption.needsSecondKey ? ", with two keys" : ""
      let whom = isForAll ? "anybody signed in" : names.isEmpty ? "nobody" : "named people"
      return "encrypts for \(whom)\(key)"
    }
  }

  private static func scope(of label: Label) -> [String] {
    guard let scopes = label.scopes else { return [] }
    let names = [
      ("file", "files"), ("email", "mail"), ("site", "sites"), ("unifiedgroup", "groups"),
      ("teamwork", "meetings"), ("schematizeddata", "data assets"),
      ("purviewassets", "data assets"),
    ]
    return names.filter { scopes.contains($0.0) }.map(\.1)
  }

  private static func text(of policy: LabelPolicy) -> String {
    let reach = policy.reachesAll ? "all" : policy.hasAudience ? "some" : "nobody"
    return "\(policy.name) (\(reach))"
  }

  private func appliers(of label: Label) -> [String] {
    let policies = scheme.autoLabelPolicies.filter { policy in
      policy.label.flatMap { scheme.label($0) }.map { scheme.same($0, label) } ?? false
    }
    return policies.map { $0.state.isEnforcing ? $0.name : "\($0.name) (not enforced)" }
      + (label.autoConditions.isEmpty ? [] : ["its own conditions"])
  }
}
