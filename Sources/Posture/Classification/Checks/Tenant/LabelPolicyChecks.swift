/// Whether label policies reach people with settings that work.
enum LabelPolicyChecks {
  /// The settings that name a default label.
  static let defaultKeys = [
    "defaultlabelid", "outlookdefaultlabel", "powerbidefaultlabelid", "siteandgroupdefaultlabelid",
    "teamworkdefaultlabelid",
  ]

  static let checks: [SchemeCheck] = [
    SchemeCheck(
      "CLS-LPO-001",
      .error,
      "label policy",
      "The labels of a policy exist.",
      advice: "remove the label from the policy",
      needs: [.labels, .labelPolicies],
      run: labels
    ),
    SchemeCheck(
      "CLS-LPO-002",
      .error,
      "label policy",
      "A policy publishes something to somebody.",
      advice: "add labels, and users or groups",
      needs: [.labelPolicies],
      run: audience
    ),
    SchemeCheck(
      "CLS-LPO-003",
      .error,
      "label policy",
      "Default labels are published by the policy.",
      advice: "add the label to the policy, or choose another default",
      needs: [.labels, .labelPolicies],
      run: defaults
    ),
    SchemeCheck(
      "CLS-LPO-004",
      .error,
      "label policy",
      "No default is a label that groups others.",
      advice: "choose a sublabel",
      needs: [.labels, .labelPolicies],
      run: groupDefaults
    ),
    SchemeCheck(
      "CLS-LPO-005",
      .warning,
      "label policy",
      "The default for documents does not encrypt.",
      advice: "choose a label without encryption as the default",
      needs: [.labels, .labelPolicies],
      run: encryptingDefault
    ),
    SchemeCheck(
      "CLS-LPO-006",
      .warning,
      "label policies",
      "Everybody has a default label.",
      advice: "set a default label for documents and mail",
      needs: [.labelPolicies],
      run: missingDefault
    ),
    SchemeCheck(
      "CLS-LPO-007",
      .warning,
      "label policies",
      "Labelling is mandatory wherever labels apply.",
      advice: "require a label for documents and mail, containers, meetings and Power BI",
      needs: [.labelPolicies],
      run: mandatory
    ),
    SchemeCheck(
      "CLS-LPO-008",
      .advice,
      "label policy",
      "Who must label has a default.",
      advice: "set a default label, so that users are asked less",
      needs: [.labelPolicies],
      run: mandatoryDefault
    ),
    SchemeCheck(
      "CLS-LPO-009",
      .warning,
      "label policies",
      "Lowering a label must be justified.",
      advice: "require a justification for lower labels",
      needs: [.labelPolicies],
      run: downgrade
    ),
    SchemeCheck(
      "CLS-LPO-010",
      .warning,
      "label policies",
      "Some policy reaches everybody.",
      advice: "publish labels to all users",
      needs: [.labelPolicies],
      run: everybody
    ),
    SchemeCheck(
      "CLS-LPO-011",
      .warning,
      "label policy",
      "Mail is not taken out of the scheme.",
      advice: "require labels in Outlook, and give it a default",
      needs: [.labelPolicies],
      run: outlook
    ),
    SchemeCheck(
      "CLS-LPO-012",
      .advice,
      "label policies",
      "Mail takes over the label of its attachments.",
      advice: "set attachmentaction to Automatic or Recommended",
      needs: [.labelPolicies],
      run: attachments
    ),
    SchemeCheck(
      "CLS-LPO-013",
      .advice,
      "label policies",
      "Users find help about labels.",
      advice: "set a custom help page",
      needs: [.labelPolicies],
      run: help
    ),
    SchemeCheck(
      "CLS-LPO-014",
      .warning,
      "label policies",
      "Overlapping policies agree, or the narrow one"
        + " wins.",
      advice: "move the policy for fewer people to a higher order number",
      needs: [.labelPolicies],
      run: overlaps
    ),
    SchemeCheck(
      "CLS-LPO-015",
      .warning,
      "label policy",
      "A policy is in effect.",
      advice: "enable the policy, and publish it again where distribution failed",
      needs: [.labelPolicies],
      run: effect
    ),
  ]

  private static func labels(_ scheme: Scheme, _ list: inout FindingList) {
    for policy in scheme.labelPolicies {
      for label in policy.labels where scheme.label(label) == nil {
        list.add(
          "'\(policy.name)' publishes '\(label)', which is not there",
          of: policy.name,
          at: policy.place
        )
      }
    }
  }

  private static func audience(_ scheme: Scheme, _ list: inout FindingList) {
    for policy in scheme.labelPolicies {
      if policy.labels.isEmpty {
        list.add("'\(policy.name)' publishes no label", of: policy.name, at: policy.place)
      }
      if !policy.hasAudience {
        list.add("'\(policy.name)' reaches nobody", of: policy.name, at: policy.place)
      }
    }
  }

  private static func eachDefault(
    _ scheme: Scheme,
    _ body: (LabelPolicy, String, String) -> Void
  ) {
    for policy in scheme.labelPolicies {
      for key in defaultKeys {
        if let reference = policy.label(key) { body(policy, key, reference) }
      }
    }
  }

  private static func defaults(_ scheme: Scheme, _ list: inout FindingList) {
    let knowsIDs = scheme.labels.contains { $0.guid != nil }
    eachDefault(scheme) { policy, key, reference in
      // An export without identifiers cannot tell what an identifier means.
      if !knowsIDs, GUIDShape.isGUID(reference) { return }
      let label = scheme.label(reference)
      if policy.labels.isEmpty { return }
      let isPublished = label.map { label in
        scheme.published(by: policy).contains { scheme.same($0, label) }
      }
      if isPublished != true {
        list.add(
          "\(key) of '\(policy.name)' is '\(label?.displayName ?? reference)', which it does not"
            + " publish",
          of: policy.name,
          at: policy.place
        )
      }
    }
  }

  private static func groupDefaults(_ scheme: Scheme, _ list: inout FindingList) {
    eachDefault(scheme) { policy, key, reference in
      guard let label = scheme.label(reference), scheme.isGroup(label) else { return }
      list.add(
        "\(key) of '\(policy.name)' is the group '\(label.displayName)'",
        of: policy.name,
        at: policy.place
      )
    }
  }

  private static func encryptingDefault(_ scheme: Scheme, _ list: inout FindingList) {
    for policy in scheme.labelPolicies {
      guard let reference = policy.label("defaultlabelid"), let label = scheme.label(reference),
        label.encrypts
      else { continue }
      list.add(
        "the default '\(label.displayName)' of '\(policy.name)' encrypts",
        of: policy.name,
        at: policy.place
      )
    }
  }

  /// The policies in effect that lack something; none when one that reaches everybody has it.
  private static func lacking(
    _ scheme: Scheme,
    _ has: (LabelPolicy) -> Bool
  ) -> [LabelPolicy] {
    let policies = scheme.labelPolicies.filter {
      $0.state.isEnforcing && $0.hasAudience && $0.hasReadableSettings
    }
    if policies.contains(where: { $0.reachesAll && has($0) }) { return [] }
    return policies.filter { !has($0) }
  }

  private static func missingDefault(_ scheme: Scheme, _ list: inout FindingList) {
    for policy in lacking(scheme, { $0.label("defaultlabelid") != nil }) {
      list.add(
        "'\(policy.name)' has no default label for documents",
        of: policy.name,
        at: policy.place
      )
    }
  }

  private static func mandatory(_ scheme: Scheme, _ list: inout FindingList) {
    let scopes = scheme.labels.compactMap(\.scopes).reduce(into: Set<String>()) { $0.formUnion($1) }
    var wanted = [("mandatory", "documents and mail")]
    if scopes.contains("site") || scopes.contains("unifiedgroup") {
      wanted.append(("siteandgroupmandatory", "containers"))
    }
    if scopes.contains("teamwork") { wanted.append(("teamworkmandatory", "meetings")) }
    let usesPowerBI =
      scheme.labelPolicies.contains { policy in
        policy.settings.keys.contains { $0.hasPrefix("powerbi") }
      } || scheme.dlpPolicies.contains { !($0.locations[.powerBI]?.isEmpty ?? true) }
    if usesPowerBI {
      wanted.append(("powerbimandatory", "Power BI"))
    }
    for (key, what) in wanted {
      for policy in lacking(scheme, { $0.isSet(key) }) {
        list.add(
          "'\(policy.name)' does not require labels for \(what)",
          of: policy.name,
          at: policy.place
        )
      }
    }
  }

  private static func mandatoryDefault(_ scheme: Scheme, _ list: inout FindingList) {
    for policy in scheme.labelPolicies
    where policy.isSet("mandatory") && policy.label("defaultlabelid") == nil {
      list.add(
        "'\(policy.name)' requires labels and has no default",
        of: policy.name,
        at: policy.place
      )
    }
  }

  private static func downgrade(_ scheme: Scheme, _ list: inout FindingList) {
    for policy in lacking(scheme, { $0.isSet("requiredowngradejustification") }) {
      list.add(
        "'\(policy.name)' lets users lower labels without a reason",
        of: policy.name,
        at: policy.place
      )
    }
  }

  private static func everybody(_ scheme: Scheme, _ list: inout FindingList) {
    guard let first = scheme.labelPolicies.first,
      !scheme.labelPolicies.contains(where: { $0.state.isEnabled ?? true && $0.reachesAll })
    else { return }
    list.add(
      "no policy publishes labels to all users",
      of: "label policies",
      at: SchemePlace(file: first.place.file)
    )
  }

  private static func outlook(_ scheme: Scheme, _ list: inout FindingList) {
    for policy in scheme.labelPolicies {
      if policy.isSet("disablemandatoryinoutlook"), policy.isSet("mandatory") {
        list.add(
          "'\(policy.name)' requires no labels in Outlook",
          of: policy.name,
          at: policy.place
        )
      }
      if policy.settings["outlookdefaultlabel"]?.lowercased() == "none",
        policy.label("defaultlabelid") != nil
      {
        list.add("'\(policy.name)' gives mail no default", of: policy.name, at: policy.place)
      }
    }
  }

  private static func attachments(_ scheme: Scheme, _ list: inout FindingList) {
    let missing = lacking(scheme) { policy in
      ["automatic", "recommended"].contains(policy.settings["attachmentaction"]?.lowercased() ?? "")
    }
    for policy in missing {
      list.add(
        "'\(policy.name)' lets mail stay below its attachment",
        of: policy.name,
        at: policy.place
      )
    }
  }

  private static func help(_ scheme: Scheme, _ list: inout FindingList) {
    let missing = lacking(scheme) { policy in
      !(policy.settings["customurl"] ?? "").isEmpty
        || !(policy.settings["moreinfourl"] ?? "").isEmpty
    }
    for policy in missing {
      list.add("'\(policy.name)' names no help page", of: policy.name, at: policy.place)
    }
  }

  private static func overlaps(_ scheme: Scheme, _ list: inout FindingList) {
    let keys = [
      "defaultlabelid", "outlookdefaultlabel", "mandatory", "requiredowngradejustification",
    ]
    let policies = scheme.labelPolicies.filter { $0.state.isEnforcing && $0.state.priority != nil }
      .sorted { ($0.state.priority ?? 0, $0.name) < ($1.state.priority ?? 0, $1.name) }
    for (index, lower) in policies.enumerated() {
      for higher in policies[(index + 1)...] {
        let share = !lower.audience.isDisjoint(with: higher.audience)
        // A policy for everybody above a narrow one takes its settings away.
        guard share || (higher.reachesAll && !lower.reachesAll) else { continue }
        let different = keys.filter { key in
          guard let left = lower.settings[key], let right = higher.settings[key] else {
            return false
          }
          return left.lowercased() != right.lowercased()
        }
        guard let key = different.first else { continue }
        list.add(
          "'\(lower.name)' and '\(higher.name)' reach the same people and differ in"
            + " \(different.joined(separator: ", ")); '\(higher.settings[key] ?? "")' of"
            + " '\(higher.name)' holds for \(key)",
          of: lower.name,
          at: lower.place
        )
      }
    }
  }

  private static func effect(_ scheme: Scheme, _ list: inout FindingList) {
    PolicyEffect.report(scheme.labelPolicies, &list)
  }
}
