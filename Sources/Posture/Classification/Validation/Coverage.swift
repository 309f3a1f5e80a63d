/// Which labels realise tiers.
enum TierLabels {
  /// The label of a tier: by display name, else by name.
  static func label(of tier: SchemeFile.Tier, in scheme: Scheme) -> Label? {
    guard let wanted = tier.label?.lowercased() else { return nil }
    return scheme.labels.first { $0.displayName.lowercased() == wanted && $0.parent == nil }
      ?? scheme.labels.first { $0.displayName.lowercased() == wanted }
      ?? scheme.label(wanted)
  }

  /// The labels that are applied for one: its sublabels, or itself.
  static func leaves(of label: Label, in scheme: Scheme) -> [Label] {
    let children = scheme.children(of: label).filter { !$0.isDisabled }
    return children.isEmpty ? [label] : children
  }

  /// Whether a label is of a tier: the tier's own, or one below it.
  static func isOf(_ tier: SchemeFile.Tier, _ label: Label, in scheme: Scheme) -> Bool {
    guard let own = self.label(of: tier, in: scheme) else { return false }
    return scheme.same(own, label) || scheme.parent(of: label).map { scheme.same($0, own) } ?? false
  }
}

/// How far data is guarded, by category and workload.
public struct Coverage: Sendable {
  /// How much of a workload is in.
  public enum Extent: String, Sendable, Hashable, Comparable {
    /// Nothing.
    case none
    /// Some of it, or all with exceptions.
    case scoped
    /// All of it.
    case all

    /// Whether less is in.
    public static func < (left: Extent, right: Extent) -> Bool {
      let order: [Extent] = [.none, .scoped, .all]
      return (order.firstIndex(of: left) ?? 0) < (order.firstIndex(of: right) ?? 0)
    }
  }

  /// One cell of the matrix.
  public struct Cell: Sendable {
    /// The workload, as the scheme file calls it.
    public let workload: String
    /// Whether DLP knows the workload at all.
    public let isApplicable: Bool
    /// How much of it a policy covers.
    public let extent: Extent
    /// Whether what covers it acts, and does not only test.
    public let isEnforced: Bool
    /// The policies, in order of name.
    public let policies: [String]
  }

  /// The row of one category.
  public struct Row: Sendable {
    /// The category's identifier.
    public let category: String
    /// What it is called.
    public let name: String
    /// Who answers for it.
    public let owner: String?
    /// The tier it belongs to.
    public let tier: String?
    /// The labels that realise the tier.
    public let labels: [String]
    /// Whether something applies such a label by itself.
    public let isLabelledAutomatically: Bool
    /// The workloads that the category names.
    public let cells: [Cell]
  }

  /// The rows, in the order of the scheme file.
  public let rows: [Row]

  init(rows: [Row]) { self.rows = rows }

  /// The coverage of the categories of a scheme; no row without a scheme file.
  public init(_ scheme: Scheme) {
    guard let file = scheme.file else {
      rows = []
      return
    }
    rows = file.categories.map { category in
      let tier = file.tiers.first { $0.id == category.tier }
      let label = tier.flatMap { TierLabels.label(of: $0, in: scheme) }
      return Row(
        category: category.id,
        name: category.name,
        owner: category.owner,
        tier: category.tier,
        labels: label.map { TierLabels.leaves(of: $0, in: scheme).map(\.displayName) } ?? [],
        isLabelledAutomatically: tier.map { Self.isLabelled(category, $0, in: scheme) } ?? false,
        cells: category.workloads.map { Self.cell(category, $0, in: scheme) }
      )
    }
  }
}

extension Coverage {
  /// The locations that a workload of a scheme file means; none for what DLP does not know.
  static func workloads(_ name: String) -> [Workload] {
    switch name {
    case "email": [.exchange]
    case "documents": [.sharePoint, .oneDrive]
    case "sites": [.sharePoint]
    case "teams": [.teams]
    case "endpoints", "devices", "web": [.endpoints]
    case "powerbi": [.powerBI]
    case "onprem": [.onPremises]
    case "cloudapps": [.cloudApps]
    case "ai": [.ai]
    default: []
    }
  }

  /// Whether something labels content of a category by itself.
  static func isLabelled(
    _ category: SchemeFile.Category,
    _ tier: SchemeFile.Tier,
    in scheme: Scheme
  ) -> Bool {
    let byPolicy = scheme.autoLabelPolicies.contains { policy in
      guard policy.state.isEnforcing, let label = policy.label.flatMap({ scheme.label($0) }),
        TierLabels.isOf(tier, label, in: scheme)
      else { return false }
      let rules = scheme.rules(
        scheme.autoLabelRules,
        of: policy.name,
        guid: policy.data.text("Guid")
      )
      return rules.contains { rule in
        !rule.isDisabled && detects(category, rule.condition.types, in: scheme)
      }
    }
    return byPolicy
      || scheme.labels.contains { label in
        TierLabels.isOf(tier, label, in: scheme)
          && detects(category, label.autoConditions.map(\.type), in: scheme)
      }
  }

  /// Whether a condition looks for a detector of a category.
  static func detects(
    _ category: SchemeFile.Category,
    _ types: [TypeReference],
    in scheme: Scheme
  ) -> Bool {
    let wanted = category.detectors.filter { $0.kind != "manual" }.flatMap { detector in
      [detector.name.lowercased()]
        + (scheme.types.type(detector.name).map { [$0.id.lowercased(), $0.name.lowercased()] } ?? [])
    }
    return types.contains { type in
      [type.id, type.name].compactMap { $0?.lowercased() }.contains(where: wanted.contains)
    }
  }

  /// How far a workload is guarded, for a category or for anything.
  static func cell(
    _ category: SchemeFile.Category?,
    _ workload: String,
    in scheme: Scheme
  ) -> Cell {
    let locations = workloads(workload)
    let guarding = scheme.dlpPolicies.filter { policy in
      guard let category else { return true }
      return scheme.rules(scheme.dlpRules, of: policy.name, guid: policy.guid).contains { rule in
        !rule.isDisabled && detects(category, rule.condition.types, in: scheme)
      }
    }
    func extent(_ policies: [DLPPolicy]) -> Extent {
      locations.map { location in
        policies.map { policy -> Extent in
          guard let place = policy.locations[location], !place.isEmpty else { return .none }
          return place.isAll ? .all : .scoped
        }.max() ?? .none
      }.min() ?? .none
    }
    let enforced = extent(guarding.filter(\.state.isEnforcing))
    let any = extent(guarding)
    let used = guarding.filter { policy in
      locations.contains { !(policy.locations[$0]?.isEmpty ?? true) }
    }
    return Cell(
      workload: workload,
      isApplicable: !locations.isEmpty,
      extent: max(enforced, any),
      isEnforced: enforced != .none,
      policies: used.map(\.name).sorted()
    )
  }
}
