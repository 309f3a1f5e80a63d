/// Whether auto-labelling policies label what they are meant to.
enum AutoLabelChecks {
  static let checks: [SchemeCheck] = [
    SchemeCheck(
      "CLS-AUT-001",
      .warning,
      "auto-labelling policy",
      "A policy labels, and does not only"
        + " simulate.",
      advice: "turn the policy on when its simulation is right",
      needs: [.autoLabelPolicies],
      run: mode
    ),
    SchemeCheck(
      "CLS-AUT-002",
      .error,
      "auto-labelling policy",
      "The label that is applied exists.",
      advice: "choose a label that exists",
      needs: [.autoLabelPolicies, .labels],
      run: label
    ),
    SchemeCheck(
      "CLS-AUT-003",
      .error,
      "auto-labelling policy",
      "The label can be applied where the policy"
        + " applies it.",
      advice: "choose an enabled label without sublabels, for files and mail as needed",
      needs: [.autoLabelPolicies, .labels],
      run: applicable
    ),
    SchemeCheck(
      "CLS-AUT-004",
      .error,
      "auto-labelling policy",
      "The label is published to somebody.",
      advice: "publish the label with a label policy",
      needs: [.autoLabelPolicies, .labels, .labelPolicies],
      run: published
    ),
    SchemeCheck(
      "CLS-AUT-005",
      .error,
      "auto-labelling policy",
      "In SharePoint and OneDrive, rights are"
        + " assigned by the label.",
      advice: "let the label assign permissions now, or leave SharePoint and OneDrive out",
      needs: [.autoLabelPolicies, .labels],
      run: rights
    ),
    SchemeCheck(
      "CLS-AUT-006",
      .error,
      "auto-labelling policy",
      "A policy has rules for its locations.",
      advice: "add a rule for each workload of the policy",
      needs: [.autoLabelPolicies, .autoLabelRules],
      run: rules
    ),
    SchemeCheck(
      "CLS-AUT-007",
      .error,
      "auto-labelling rule",
      "What a rule looks for exists.",
      advice: "choose a type that exists",
      needs: [.autoLabelRules, .informationTypes],
      run: types
    ),
    SchemeCheck(
      "CLS-AUT-008",
      .warning,
      "auto-labelling policies",
      "Mail, sites and OneDrive are covered.",
      advice: "add the missing location to a policy",
      needs: [.autoLabelPolicies],
      run: coverage
    ),
    SchemeCheck(
      "CLS-AUT-009",
      .warning,
      "auto-labelling policies",
      "No two policies give the same content"
        + " different labels.",
      advice: "separate the conditions",
      needs: [.autoLabelPolicies, .autoLabelRules],
      run: conflicts
    ),
    SchemeCheck(
      "CLS-AUT-010",
      .warning,
      "auto-labelling policy",
      "Labels that users chose are kept.",
      advice: "switch OverwriteLabel off, unless it is meant",
      needs: [.autoLabelPolicies],
      run: overwrite
    ),
    SchemeCheck(
      "CLS-AUT-011",
      .warning,
      "auto-labelling policy",
      "Encrypted mail from outside has an owner.",
      advice: "set ExternalMailRightsManagementOwner where a label that encrypts meets mail",
      needs: [.autoLabelPolicies, .labels],
      run: externalOwner
    ),
    SchemeCheck(
      "CLS-AUT-012",
      .warning,
      "auto-labelling rule",
      "A rule is sure enough, and not too sure.",
      advice: "ask for a confidence from 75 on that the type can reach",
      needs: [.autoLabelRules],
      run: confidence
    ),
    SchemeCheck(
      "CLS-AUT-013",
      .advice,
      "auto-labelling policy",
      "A simulation ends.",
      advice: "set AutoEnableAfter, or turn the policy on",
      needs: [.autoLabelPolicies],
      run: openSimulation
    ),
    SchemeCheck(
      "CLS-AUT-014",
      .error,
      "auto-labelling policies",
      "Policies keep to the limits.",
      advice: "use 'All' or adaptive scopes instead of long lists",
      needs: [.autoLabelPolicies],
      run: limits
    ),
  ]

  private static func mode(_ scheme: Scheme, _ list: inout FindingList) {
    for policy in scheme.autoLabelPolicies where !policy.state.isEnforcing {
      let how =
        policy.state.isEnabled == false ? "is disabled" : "is in mode '\(policy.state.mode ?? "")'"
      list.add("'\(policy.name)' \(how)", of: policy.name, at: policy.place)
    }
  }

  private static func label(_ scheme: Scheme, _ list: inout FindingList) {
    for policy in scheme.autoLabelPolicies {
      guard let reference = policy.label else {
        list.add("'\(policy.name)' applies no label", of: policy.name, at: policy.place)
        continue
      }
      if scheme.label(reference) == nil {
        list.add(
          "'\(policy.name)' applies '\(reference)', which is not there",
          of: policy.name,
          at: policy.place
        )
      }
    }
  }

  private static func eachLabel(
    _ scheme: Scheme,
    _ body: (AutoLabelPolicy, Label) -> Void
  ) {
    for policy in scheme.autoLabelPolicies {
      if let label = policy.label.flatMap({ scheme.label($0) }) { body(policy, label) }
    }
  }

  private static func covers(_ policy: AutoLabelPolicy, _ workload: Workload) -> Bool {
    !(policy.locations[workload]?.isEmpty ?? true)
  }

  private static func applicable(_ scheme: Scheme, _ list: inout FindingList) {
    eachLabel(scheme) { policy, label in
      let problem: String
      let inFiles = covers(policy, .sharePoint) || covers(policy, .oneDrive)
      if scheme.isGroup(label) {
        problem = "groups others"
      } else if label.isDisabled {
        problem = "is disabled"
      } else if let scopes = label.scopes, inFiles, !scopes.contains("file") {
        problem = "is not for files"
      } else if let scopes = label.scopes, covers(policy, .exchange), !scopes.contains("email") {
        problem = "is not for mail"
      } else {
        return
      }
      list.add(
        "'\(policy.name)' applies '\(label.displayName)', which \(problem)",
        of: policy.name,
        at: policy.place
      )
    }
  }

  private static func published(_ scheme: Scheme, _ list: inout FindingList) {
    eachLabel(scheme) { policy, label in
      let isPublished = scheme.publishers(of: label).contains {
        $0.hasAudience && $0.state.isEnabled ?? true
      }
      if !isPublished, !scheme.isGroup(label) {
        list.add(
          "'\(policy.name)' applies '\(label.displayName)', which nobody is offered",
          of: policy.name,
          at: policy.place
        )
      }
    }
  }

  private static func rights(_ scheme: Scheme, _ list: inout FindingList) {
    eachLabel(scheme) { policy, label in
      guard covers(policy, .sharePoint) || covers(policy, .oneDrive),
        label.encryption?.kind == "userdefined"
      else { return }
      list.add(
        "'\(policy.name)' applies '\(label.displayName)', whose rights users choose",
        of: policy.name,
        at: policy.place
      )
    }
  }

  private static func workload(_ text: String) -> Workload? {
    switch text.lowercased() {
    case "exchange": .exchange
    case "sharepoint": .sharePoint
    case "onedriveforbusiness", "onedrive": .oneDrive
    default: nil
    }
  }

  private static func rules(_ scheme: Scheme, _ list: inout FindingList) {
    for policy in scheme.autoLabelPolicies {
      let rules = scheme.rules(
        scheme.autoLabelRules,
        of: policy.name,
        guid: policy.data.text("Guid")
      )
      if !rules.contains(where: { !$0.isDisabled }) {
        list.add("'\(policy.name)' has no enabled rule", of: policy.name, at: policy.place)
      }
      for rule in rules {
        let words = (rule.workload ?? "").split(separator: ",").map { String($0).trimmedBlanks }
        for case let workload? in words.map(workload) where !covers(policy, workload) {
          list.add(
            "rule '\(rule.name)' is for \(workload.rawValue), which '\(policy.name)' leaves out",
            of: rule.name,
            at: rule.place
          )
        }
      }
    }
  }

  private static func types(_ scheme: Scheme, _ list: inout FindingList) {
    for rule in scheme.autoLabelRules {
      TypeUse.reportUnknown(rule.condition, of: rule.name, scheme, &list)
    }
  }

  private static func coverage(_ scheme: Scheme, _ list: inout FindingList) {
    guard let first = scheme.autoLabelPolicies.first else { return }
    let workloads: [(Workload, String)] = [
      (.exchange, "Exchange"), (.sharePoint, "SharePoint"), (.oneDrive, "OneDrive"),
    ]
    for (workload, title) in workloads
    where !scheme.autoLabelPolicies.contains(where: { covers($0, workload) }) {
      list.add(
        "no policy labels content in \(title)",
        of: "auto-labelling policies",
        at: SchemePlace(file: first.place.file)
      )
    }
  }

  private static func conflicts(_ scheme: Scheme, _ list: inout FindingList) {
    let policies = scheme.autoLabelPolicies.map { policy in
      let rules = scheme.rules(
        scheme.autoLabelRules,
        of: policy.name,
        guid: policy.data.text("Guid")
      )
      let keys = Set(rules.filter { !$0.isDisabled }.flatMap(\.condition.types).map(\.key))
      return (policy, keys)
    }
    for (index, (policy, keys)) in policies.enumerated() {
      for (other, otherKeys) in policies[(index + 1)...]
      where policy.label?.lowercased() != other.label?.lowercased() {
        let share = Workload.allCases.contains { covers(policy, $0) && covers(other, $0) }
        guard share, let key = keys.intersection(otherKeys).sorted().first else { continue }
        let first = (policy.state.priority ?? 0) <= (other.state.priority ?? 0)
        list.add(
          "'\(policy.name)' and '\(other.name)' label the same content ('\(key)') differently;"
            + " '\(first ? policy.name : other.name)' goes first",
          of: other.name,
          at: other.place
        )
      }
    }
  }

  private static func overwrite(_ scheme: Scheme, _ list: inout FindingList) {
    for policy in scheme.autoLabelPolicies where policy.data.bool("OverwriteLabel") == true {
      list.add(
        "'\(policy.name)' replaces labels that users chose",
        of: policy.name,
        at: policy.place
      )
    }
  }

  private static func externalOwner(_ scheme: Scheme, _ list: inout FindingList) {
    eachLabel(scheme) { policy, label in
      let hasOwner = policy.data.text("ExternalMailRightsManagementOwner") != nil
      let isNeeded = label.encrypts && covers(policy, .exchange)
      if isNeeded, !hasOwner, policy.data.has("ExternalMailRightsManagementOwner") {
        list.add(
          "'\(policy.name)' does not encrypt mail from outside",
          of: policy.name,
          at: policy.place
        )
      } else if hasOwner, !isNeeded, label.hasActions, !scheme.isGroup(label) {
        list.add(
          "'\(policy.name)' names an owner for encrypted mail and encrypts none",
          of: policy.name,
          at: policy.place
        )
      }
    }
  }

  private static func confidence(_ scheme: Scheme, _ list: inout FindingList) {
    for rule in scheme.autoLabelRules {
      for type in rule.condition.types where !type.isClassifier {
        if let level = type.minConfidence, level < 75 {
          list.add(
            "'\(rule.name)' labels at confidence \(level) of '\(type.title)'",
            of: rule.name,
            at: type.place
          )
        }
        TypeUse.reportUnreachable(type, of: rule.name, scheme, &list)
      }
    }
  }

  private static func openSimulation(_ scheme: Scheme, _ list: inout FindingList) {
    for policy in scheme.autoLabelPolicies
    where policy.state.isTrial && policy.data.text("AutoEnableAfter") == nil {
      list.add(
        "'\(policy.name)' simulates without an end",
        of: policy.name,
        at: policy.place
      )
    }
  }

  private static func limits(_ scheme: Scheme, _ list: inout FindingList) {
    if scheme.autoLabelPolicies.count > 100, let last = scheme.autoLabelPolicies.last {
      list.add(
        "there are \(scheme.autoLabelPolicies.count) policies and may be 100",
        of: last.name,
        at: last.place
      )
    }
    let limits: [(Workload, Int)] = [(.sharePoint, 1000), (.oneDrive, 100)]
    for policy in scheme.autoLabelPolicies {
      PolicyEffect.reportListed(policy, policy.locations, limits: limits, &list)
    }
  }
}

/// What conditions ask of types.
enum TypeUse {
  /// Reports types and labels of a condition that do not exist.
  static func reportUnknown(
    _ condition: RuleCondition,
    of rule: String,
    _ scheme: Scheme,
    _ list: inout FindingList
  ) {
    for type in condition.types where !type.isClassifier {
      if scheme.types.type(type) == nil {
        list.add(
          "'\(rule)' looks for '\(type.title)', which is not there",
          of: rule,
          at: type.place
        )
      }
    }
  }

  /// Reports a confidence that no pattern of a type reaches.
  static func reportUnreachable(
    _ type: TypeReference,
    of rule: String,
    _ scheme: Scheme,
    _ list: inout FindingList
  ) {
    guard let level = type.minConfidence, let known = scheme.types.type(type),
      let best = known.levels.max(), level > best
    else { return }
    list.add(
      "'\(rule)' asks for confidence \(level) of '\(type.title)', which reaches \(best)",
      of: rule,
      at: type.place
    )
  }
}
