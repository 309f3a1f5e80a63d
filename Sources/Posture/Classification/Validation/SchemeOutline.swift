/// What a scheme holds, in the order that people read it.
public struct SchemeOutline: Sendable {
  /// A label with those below it.
  public struct Label: Sendable {
    /// What users see.
    public let name: String
    /// The order; higher is more sensitive.
    public let priority: Int?
    /// What it does and where, in words.
    public let notes: [String]
    /// The labels below it.
    public let children: [Label]
  }

  /// A type of sensitive information.
  public struct Kind: Sendable {
    /// What it is called.
    public let name: String
    /// Its identifier.
    public let id: String
    /// The package it is of.
    public let package: String?
    /// How it is found, in words.
    public let patterns: [String]
  }

  /// The labels at the top, by priority.
  public let labels: [Label]
  /// The types, by package and in their order.
  public let types: [Kind]

  /// How far the scheme file's categories are labelled and guarded.
  public let coverage: Coverage

  /// Creates the outline of a scheme.
  public init(_ scheme: Scheme) {
    coverage = Coverage(scheme)
    labels = scheme.orderedLabels.filter { scheme.parent(of: $0) == nil }
      .map { Self.label($0, scheme, depth: 0) }
    types = scheme.packages.flatMap { source in
      source.package.rules.map { rule in
        Kind(
          name: source.package.name(of: rule),
          id: rule.id,
          package: source.package.name,
          patterns: rule.patterns.map { Self.text(of: $0, rule) }
        )
      }
    }
  }

  /// Labels have two levels; a few more are shown of a scheme that has them by mistake.
  private static func label(
    _ label: Classification.Label,
    _ scheme: Scheme,
    depth: Int
  ) -> Label {
    Label(
      name: label.displayName,
      priority: label.priority,
      notes: notes(label, scheme),
      children: depth < 8
        ? scheme.children(of: label).map { Self.label($0, scheme, depth: depth + 1) } : []
    )
  }

  private static func notes(_ label: Classification.Label, _ scheme: Scheme) -> [String] {
    var notes: [String] = []
    if scheme.isGroup(label) { notes.append("group") }
    if label.isDisabled { notes.append("disabled") }
    if let encryption = label.encryption {
      notes.append(label.encrypts ? "encrypts (\(encryption.kind))" : "removes protection")
    }
    let markings = label.actions("applycontentmarking").compactMap(\.subtype)
    notes += markings.sorted()
    if !label.actions("applywatermarking").isEmpty { notes.append("watermark") }
    if label.isForContainers { notes.append("containers") }
    let policies = scheme.publishers(of: label).map(\.name)
    if !policies.isEmpty { notes.append("published by \(policies.joined(separator: ", "))") }
    return notes
  }

  private static func text(of pattern: RulePackage.Pattern, _ rule: RulePackage.Rule) -> String {
    var parts: [String] = []
    if let match = pattern.idMatch { parts.append(match.idRef) }
    parts += pattern.evidence.map(text)
    let level = pattern.confidence.map { "\($0)" } ?? "-"
    return "\(level)  " + parts.joined(separator: " and ")
  }

  private static func text(of evidence: RulePackage.Evidence) -> String {
    switch evidence {
    case .match(let match):
      return match.minCount > 1
        ? "\(match.minCount) \(match.isUnique ? "different " : "")of \(match.idRef)" : match.idRef
    case .choice(let choice):
      let children = choice.children.map(text).joined(separator: ", ")
      if choice.isExclusion { return "none of (\(children))" }
      let most = choice.maxMatches.map { " to \($0)" } ?? ""
      return "\(choice.minMatches)\(most) of (\(children))"
    }
  }
}
