/// Whether DLP policies act, on things that exist.
enum DLPChecks {
  static let checks: [SchemeCheck] =
    [
      SchemeCheck(
        "CLS-DLP-001",
        .warning,
        "DLP policy",
        "A policy acts, and does not only test.",
        advice: "turn the policy on when the test is right",
        needs: [.dlpPolicies],
        run: mode
      ),
      SchemeCheck(
        "CLS-DLP-002",
        .warning,
        "DLP policy",
        "A policy is neither disabled nor being deleted.",
        advice: "enable the policy, or remove it",
        needs: [.dlpPolicies],
        run: dead
      ),
      SchemeCheck(
        "CLS-DLP-003",
        .error,
        "DLP policy",
        "Policies have rules, and rules have a policy.",
        advice: "add a rule to the policy; remove rules whose policy is gone",
        needs: [.dlpPolicies, .dlpRules],
        run: orphans
      ),
      SchemeCheck(
        "CLS-DLP-004",
        .error,
        "DLP rule",
        "The types of a rule exist, and name and identifier agree.",
        advice: "choose the type again",
        needs: [.dlpRules, .informationTypes],
        run: types
      ),
      SchemeCheck(
        "CLS-DLP-005",
        .error,
        "DLP rule",
        "The labels of a rule exist.",
        advice: "choose a label that exists",
        needs: [.dlpRules],
        run: labels
      ),
      SchemeCheck(
        "CLS-DLP-006",
        .error,
        "DLP rule",
        "Conditions are known to every location of the policy.",
        advice: "make a policy of its own for the location",
        needs: [.dlpPolicies, .dlpRules],
        run: locations
      ),
      SchemeCheck(
        "CLS-DLP-012",
        .error,
        "DLP rule",
        "The advanced rule can be read.",
        advice: "export the rule again; its AdvancedRule is cut off or not known",
        needs: [.dlpRules],
        run: advanced
      ),
      SchemeCheck(
        "CLS-DLP-013",
        .error,
        "DLP rule",
        "A rule has simple or advanced conditions, not both.",
        advice: "move the simple conditions into the advanced rule",
        needs: [.dlpRules],
        run: bothForms
      ),
      SchemeCheck(
        "CLS-DLP-014",
        .error,
        "DLP rule",
        "Bounds of counts and confidence can be met.",
        advice: "correct the bounds; low, medium and high go with 65, 75 and 85",
        needs: [.dlpRules],
        run: bounds
      ),
      SchemeCheck(
        "CLS-DLP-015",
        .warning,
        "DLP rule",
        "The confidence is one that the type can reach.",
        advice: "ask for a level of the type's patterns",
        needs: [.dlpRules],
        run: confidence
      ),
      SchemeCheck(
        "CLS-DLP-016",
        .warning,
        "DLP rule",
        "A condition has no empty, double or void part.",
        advice: "remove what is left over",
        needs: [.dlpRules],
        run: leftovers
      ),
      SchemeCheck(
        "CLS-DLP-018",
        .error,
        "DLP rules",
        "Priorities are unique.",
        advice: "give each rule of a policy, and each policy, an own priority",
        needs: [.dlpPolicies, .dlpRules],
        run: priorities
      ),
      SchemeCheck(
        "CLS-DLP-019",
        .warning,
        "DLP policy",
        "What a policy leaves out is justified.",
        advice: "say in the comment why, or take the exception away",
        needs: [.dlpPolicies],
        run: exceptions
      ),
      SchemeCheck(
        "CLS-DLP-021",
        .advice,
        "DLP policy",
        "Default policies are adapted, or off.",
        advice: "adapt the policy and turn it on, or remove it",
        needs: [.dlpPolicies],
        run: defaultPolicies
      ),
    ] + DLPRuleChecks.checks

  private static func mode(_ scheme: Scheme, _ list: inout FindingList) {
    for policy in scheme.dlpPolicies where policy.state.isTrial {
      let since = policy.state.changedDay.map { ", changed last on \($0)" } ?? ""
      list.add(
        "'\(policy.name)' only tests (\(policy.state.mode ?? ""))\(since)",
        of: policy.name,
        at: policy.place
      )
    }
  }

  private static func dead(_ scheme: Scheme, _ list: inout FindingList) {
    for policy in scheme.dlpPolicies {
      let mode = policy.state.mode?.lowercased()
      if mode == "pendingdeletion" {
        list.add("'\(policy.name)' is being deleted", of: policy.name, at: policy.place)
      } else if policy.state.isEnabled == false || mode == "disable" || mode == "disabled" {
        list.add("'\(policy.name)' is disabled", of: policy.name, at: policy.place)
      }
    }
  }

  private static func orphans(_ scheme: Scheme, _ list: inout FindingList) {
    for policy in scheme.dlpPolicies {
      let rules = scheme.rules(scheme.dlpRules, of: policy.name, guid: policy.guid)
      if !rules.contains(where: { !$0.isDisabled }) {
        list.add("'\(policy.name)' has no enabled rule", of: policy.name, at: policy.place)
      }
    }
    let known = Set(scheme.dlpPolicies.flatMap { [$0.name.lowercased(), $0.guid ?? ""] })
    for rule in scheme.dlpRules
    where !rule.policies.contains(where: { known.contains($0.lowercased()) }) {
      list.add(
        "the policy '\(rule.policies.first ?? "")' of rule '\(rule.name)' is not there",
        of: rule.name,
        at: rule.place
      )
    }
  }

  private static func types(_ scheme: Scheme, _ list: inout FindingList) {
    for rule in scheme.dlpRules {
      TypeUse.reportUnknown(rule.condition, of: rule.name, scheme, &list)
      for type in rule.condition.types where !type.isClassifier {
        guard let id = type.id, let name = type.name, let known = scheme.types.type(id: id),
          known.name.lowercased() != name.lowercased(),
          let other = scheme.types.type(named: name), other.id.lowercased() != id.lowercased()
        else { continue }
        list.add(
          "'\(rule.name)' names '\(name)' with the identifier of '\(known.name)'",
          of: rule.name,
          at: type.place
        )
      }
    }
  }

  private static func labels(_ scheme: Scheme, _ list: inout FindingList) {
    let retention = Set(
      scheme.retentionLabels.flatMap { [$0.name.lowercased(), $0.guid ?? ""] }
    )
    for rule in scheme.dlpRules {
      for label in rule.condition.labels {
        let names = [label.id, label.name].compactMap { $0 }
        let isThere: Bool
        if label.isRetention {
          guard scheme.has(.retentionLabels) else { continue }
          isThere = names.contains { retention.contains($0.lowercased()) }
        } else {
          guard scheme.has(.labels) else { continue }
          isThere = names.contains { scheme.label($0) != nil }
        }
        if !isThere {
          list.add(
            "'\(rule.name)' asks for label '\(names.last ?? "")', which is not there",
            of: rule.name,
            at: label.place
          )
        }
      }
    }
  }

  private static func locations(_ scheme: Scheme, _ list: inout FindingList) {
    let retentionLocations: Set<Workload> = [.sharePoint, .oneDrive, .cloudApps]
    for policy in scheme.dlpPolicies {
      let used = policy.locations.filter { !$0.value.isEmpty }.map(\.key)
      for rule in scheme.rules(scheme.dlpRules, of: policy.name, guid: policy.guid) {
        for label in rule.condition.labels {
          let refusing =
            label.isRetention
            ? used.filter { !retentionLocations.contains($0) }
            : used.filter { $0 == .teams || $0 == .teamsChats }
          guard let location = refusing.map(\.rawValue).sorted().first else { continue }
          let kind = label.isRetention ? "retention" : "sensitivity"
          list.add(
            "'\(rule.name)' asks for a \(kind) label, which \(location) does not know",
            of: rule.name,
            at: label.place
          )
          break
        }
      }
    }
  }

  /// Conditions that an advanced rule may name.
  private static let conditionNames: Set<String> = Set(
    (ConditionReader.simpleConditions + [
      "ContentContainsSensitiveInformation", "AccessScope", "SentToScope", "FromScope",
      "SharedByIRMUserRisk", "InsiderRiskLevel", "ContentIsNotLabeled", "ContentIsShared",
      "DocumentNameMatchesWords", "DocumentCreatedBy", "DocumentCreatedByMemberOf",
      "DocumentIsUnsupported", "ProcessingLimitExceeded", "HasSenderOverride", "SenderIPRanges",
      "MessageTypeMatches", "MessageSizeOver", "MessageIsNotLabeled", "WithImportance",
      "RecipientADAttributeContainsWords", "RecipientADAttributeMatchesPatterns",
      "SenderADAttributeContainsWords", "SenderADAttributeMatchesPatterns",
      "AttachmentIsNotLabeled", "EvaluateRulePerComponent", "FileTypeIs",
      "DocumentExtensionMatches",
      "ContentFileTypeMatches", "ExceptIfContentContainsSensitiveInformation",
      "RestrictBrowserAccess",
      "NotContainsSensitiveInformation", "SharedWithDomainIs", "DomainCountOver",
      "RecipientCountOver", "MessageIsEncrypted", "ContentExtensionMatchesWords",
      "DocumentPropertyContainsWords", "SubjectOrBodyMatchesPatterns", "TrainableClassifiers",
    ]).map { $0.lowercased() }
  )

  private static func advanced(_ scheme: Scheme, _ list: inout FindingList) {
    for rule in scheme.dlpRules {
      let place = rule.data["AdvancedRule"]?.place ?? rule.place
      if rule.condition.isUnreadable {
        list.add("the AdvancedRule of '\(rule.name)' cannot be read", of: rule.name, at: place)
      }
      for word in rule.condition.unknownOperators {
        list.add(
          "'\(word)' in the AdvancedRule of '\(rule.name)' is no operator",
          of: rule.name,
          at: place
        )
      }
      for condition in rule.condition.named
      where rule.condition.hasAdvanced && !conditionNames.contains(condition.name.lowercased()) {
        list.add(
          "'\(condition.name)' in the AdvancedRule of '\(rule.name)' is no known condition",
          of: rule.name,
          at: condition.place
        )
      }
    }
  }

  private static func bothForms(_ scheme: Scheme, _ list: inout FindingList) {
    for rule in scheme.dlpRules
    where rule.condition.hasSimple && rule.condition.hasAdvanced
      && rule.data.bool("IsAdvancedRule") != false
    {
      list.add(
        "'\(rule.name)' has an AdvancedRule and simple conditions",
        of: rule.name,
        at: rule.place
      )
    }
  }

  private static func bounds(_ scheme: Scheme, _ list: inout FindingList) {
    for rule in scheme.dlpRules {
      for type in rule.condition.types {
        var problems: [String] = []
        if let least = type.minCount, let most = type.maxCount, most >= 0, least > most {
          problems.append("at least \(least) and at most \(most) instances")
        }
        if let least = type.minConfidence, let most = type.maxConfidence, least > most {
          problems.append("confidence from \(least) to \(most)")
        }
        if let level = type.minConfidence, let word = type.confidenceLevel,
          let band = band(word), !band.contains(level)
        {
          problems.append("confidence \(level) and calls it '\(word)'")
        }
        for problem in problems {
          list.add(
            "'\(rule.name)' asks for \(problem) of '\(type.title)'",
            of: rule.name,
            at: type.place
          )
        }
      }
    }
  }

  private static func band(_ word: String) -> ClosedRange<Int>? {
    switch word.lowercased() {
    case "low": 1...74
    case "medium": 75...84
    case "high": 85...100
    default: nil
    }
  }

  private static func confidence(_ scheme: Scheme, _ list: inout FindingList) {
    for rule in scheme.dlpRules {
      for type in rule.condition.types where !type.isClassifier {
        TypeUse.reportUnreachable(type, of: rule.name, scheme, &list)
        if let level = type.minConfidence, level > 1,
          let least = scheme.types.type(type)?.levels.min(), level < least
        {
          list.add(
            "'\(rule.name)' asks for confidence \(level) of '\(type.title)', which begins at"
              + " \(least)",
            of: rule.name,
            at: type.place
          )
        }
      }
    }
  }

  private static func leftovers(_ scheme: Scheme, _ list: inout FindingList) {
    for rule in scheme.dlpRules {
      for group in rule.condition.groups {
        if group.types.isEmpty, group.labels.isEmpty {
          list.add("a group of '\(rule.name)' is empty", of: rule.name, at: group.place)
        }
        var seen: Set<String> = []
        for type in group.types where !seen.insert(type.key).inserted {
          list.add(
            "'\(type.title)' comes twice in a group of '\(rule.name)'",
            of: rule.name,
            at: type.place
          )
        }
      }
      let negated = rule.condition.named.filter(\.isNegated)
      for condition in rule.condition.named where !condition.isNegated {
        let isVoid = negated.contains {
          $0.name == condition.name && DataText.text($0.value) == DataText.text(condition.value)
        }
        if isVoid {
          list.add(
            "'\(rule.name)' asks for '\(condition.name)' and for its opposite",
            of: rule.name,
            at: condition.place
          )
        }
      }
    }
  }

  private static func priorities(_ scheme: Scheme, _ list: inout FindingList) {
    var policies: [Int: String] = [:]
    for policy in scheme.dlpPolicies {
      guard let priority = policy.state.priority else { continue }
      if let other = policies[priority] {
        list.add(
          "'\(policy.name)' and '\(other)' share priority \(priority)",
          of: policy.name,
          at: policy.place
        )
      }
      policies[priority] = policy.name
      var rules: [Int: String] = [:]
      for rule in scheme.rules(scheme.dlpRules, of: policy.name, guid: policy.guid) {
        guard let priority = rule.priority else { continue }
        if let other = rules[priority] {
          list.add(
            "'\(rule.name)' and '\(other)' of '\(policy.name)' share priority \(priority)",
            of: rule.name,
            at: rule.place
          )
        }
        rules[priority] = rule.name
      }
    }
  }

  private static func exceptions(_ scheme: Scheme, _ list: inout FindingList) {
    for policy in scheme.dlpPolicies {
      let comment = policy.data.text("Comment")?.trimmedBlanks ?? ""
      for member in policy.data.members where member.folded.hasSuffix("exception") {
        let names = member.value.elements.compactMap(\.name)
        guard !names.isEmpty else { continue }
        if let everybody = names.first(where: { $0.lowercased().hasPrefix("all") }) {
          list.add(
            "'\(policy.name)' leaves out '\(everybody)' (\(member.key))",
            of: policy.name,
            at: member.value.place
          )
        } else if comment.isEmpty {
          list.add(
            "'\(policy.name)' leaves out \(names.count) without a reason (\(member.key))",
            of: policy.name,
            at: member.value.place
          )
        }
      }
    }
  }

  private static func defaultPolicies(_ scheme: Scheme, _ list: inout FindingList) {
    for policy in scheme.dlpPolicies
    where policy.name.lowercased().hasPrefix("default ") && policy.state.isTrial {
      list.add(
        "'\(policy.name)' is a default policy that only tests",
        of: policy.name,
        at: policy.place
      )
    }
  }
}

/// Values of exports as texts, to be compared and measured.
enum DataText {
  /// The bytes of the text, which is not made for it.
  static func size(_ node: DataNode) -> Int {
    switch node.content {
    case .null: return 4
    case .bool(let value): return value ? 4 : 5
    case .number(let text): return text.utf8.count
    case .string(let text): return text.utf8.count + 2
    case .list(let elements):
      return elements.reduce(1 + max(1, elements.count)) { $0 + size($1) }
    case .object(let members):
      return members.reduce(1 + max(1, members.count)) {
        $0 + $1.folded.utf8.count + 1 + size($1.value)
      }
    }
  }

  static func text(_ node: DataNode) -> String {
    switch node.content {
    case .null: return "null"
    case .bool(let value): return value ? "true" : "false"
    case .number(let text): return text
    case .string(let text): return "\"\(text)\""
    case .list(let elements): return "[" + elements.map(text).joined(separator: ",") + "]"
    case .object(let members):
      let parts = members.map { "\($0.folded):\(text($0.value))" }.sorted()
      return "{" + parts.joined(separator: ",") + "}"
    }
  }
}
