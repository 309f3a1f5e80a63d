/// Reads policies and their rules from rows.
enum PolicyReader {
  /// The property of each workload in the policies of every kind.
  private static let properties: [(Workload, [String])] = [
    (.exchange, ["ExchangeLocation"]), (.sharePoint, ["SharePointLocation"]),
    (.oneDrive, ["OneDriveLocation"]), (.groups, ["ModernGroupLocation"]),
    (.teams, ["TeamsLocation", "TeamsChannelLocation"]), (.teamsChats, ["TeamsChatLocation"]),
    (.endpoints, ["EndpointDlpLocation"]), (.powerBI, ["PowerBIDlpLocation"]),
    (.onPremises, ["OnPremisesScannerDlpLocation"]),
    (.cloudApps, ["ThirdPartyAppDlpLocation"]), (.skype, ["SkypeLocation"]),
    (.publicFolders, ["PublicFolderLocation"]),
    (.adaptive, ["AdaptiveScopeLocation", "DynamicScopeLocation"]),
  ]

  /// The location that stands for Copilot.
  private static let copilot = "470f2276-e011-4e9d-a6ec-20768be3a4b0"

  /// Where a policy applies; workloads that the row does not name are left out.
  static func locations(_ node: DataNode) -> [Workload: Location] {
    var locations: [Workload: Location] = [:]
    for (workload, keys) in properties {
      for key in keys where node.has(key) {
        let before = locations[workload]
        locations[workload] = Location(
          names: (before?.names ?? []) + node.names(key),
          exceptions: (before?.exceptions ?? []) + node.names(key + "Exception"),
          scopes: (before?.scopes ?? [])
            + node.names(key.replacingSuffix("Location", with: "AdaptiveScopes"))
            + node.names(key.replacingSuffix("Location", with: "AdaptiveScope"))
        )
      }
    }
    let planes = node.names("EnforcementPlanes").joined(separator: ",").lowercased()
    let further = node.text("Locations") ?? ""
    let hasCopilot =
      further.lowercased().contains(copilot) || planes.contains("copilot")
      || node.list("Locations").contains { $0.text("Location")?.lowercased() == copilot }
    if hasCopilot {
      locations[.ai] = Location(names: ["All"], exceptions: [], scopes: [])
    }
    return locations
  }

  /// The state of a policy.
  static func state(_ node: DataNode) -> PolicyState {
    PolicyState(
      mode: node.text("Mode"),
      isEnabled: node.bool("Enabled"),
      distribution: node.text("DistributionStatus"),
      priority: node.int("Priority"),
      changed: node.text("WhenChangedUTC") ?? node.text("WhenChanged")
    )
  }

  /// A label policy, and what could not be read in it.
  static func labelPolicy(_ node: DataNode) -> (policy: LabelPolicy, faults: [SchemeFault]) {
    let name = node.text("Name") ?? ""
    var settings = SettingsReader.settings(node)
    var faults: [SchemeFault] = []
    if let blob = node["PolicySettingsBlob"], let text = blob.text {
      let read = EmbeddedText.settings(ofXML: text, file: node.place.file)
      for (key, value) in read.settings { settings[key] = value }
      if let fault = read.fault {
        faults.append(
          SchemeFault(
            kind: .brokenData,
            object: name,
            message: "PolicySettingsBlob of label policy '\(name)' cannot be read: \(fault)",
            place: blob.place
          )
        )
      }
    }
    let policy = LabelPolicy(
      name: name,
      labels: node.names("Labels") + node.names("ScopedLabels"),
      locations: locations(node),
      settings: settings,
      hasReadableSettings: faults.isEmpty,
      state: state(node),
      place: node.place
    )
    return (policy, faults)
  }

  /// An auto-labelling policy.
  static func autoLabelPolicy(_ node: DataNode) -> AutoLabelPolicy {
    AutoLabelPolicy(
      name: node.text("Name") ?? "",
      label: node.text("ApplySensitivityLabel"),
      locations: locations(node),
      state: state(node),
      data: node,
      place: node.place
    )
  }

  /// A policy of DLP or of retention.
  static func policy(_ node: DataNode) -> TenantPolicy {
    TenantPolicy(
      name: node.text("Name") ?? "",
      guid: (node.text("Guid") ?? node.text("ExchangeObjectId"))?.lowercased(),
      locations: locations(node),
      state: state(node),
      data: node,
      place: node.place
    )
  }

  /// A rule of an auto-labelling or a DLP policy, and what could not be read in it.
  static func rule(_ node: DataNode) -> (rule: ContentRule, faults: [SchemeFault]) {
    let name = node.text("Name") ?? ""
    let read = ConditionReader.condition(node, rule: name)
    let rule = ContentRule(
      name: name,
      policies: [node.text("ParentPolicyName"), node.text("Policy")].compactMap { $0 },
      isDisabled: node.bool("Disabled") ?? false,
      priority: node.int("Priority"),
      workload: node.text("Workload"),
      condition: read.condition,
      data: node,
      place: node.place
    )
    return (rule, read.faults)
  }

  /// A retention label.
  static func retentionLabel(_ node: DataNode) -> RetentionLabel {
    RetentionLabel(
      name: node.text("Name") ?? "",
      guid: node.text("Guid")?.lowercased(),
      action: node.text("RetentionAction"),
      duration: duration(node["RetentionDuration"]),
      data: node,
      place: node.place
    )
  }

  /// A rule of a retention policy, and what could not be read in it.
  static func retentionRule(_ node: DataNode) -> (rule: RetentionRule, faults: [SchemeFault]) {
    let name = node.text("Name") ?? ""
    let read = ConditionReader.condition(node, rule: name)
    let rule = RetentionRule(
      name: name,
      policy: node.text("Policy"),
      action: node.text("RetentionComplianceAction"),
      duration: duration(node["RetentionDuration"]),
      publishes: node.text("PublishComplianceTag"),
      applies: node.text("ApplyComplianceTag"),
      condition: read.condition,
      data: node,
      place: node.place
    )
    return (rule, read.faults)
  }

  private static func duration(_ node: DataNode?) -> RetentionDuration {
    guard let text = node?.text?.trimmedBlanks, !text.isEmpty else { return .missing }
    if text.lowercased() == "unlimited" { return .unlimited }
    guard let days = Int(text) else { return .invalid(text) }
    return .days(days)
  }
}

extension String {
  fileprivate func replacingSuffix(_ suffix: String, with other: String) -> String {
    hasSuffix(suffix) ? String(dropLast(suffix.count)) + other : self + other
  }
}
