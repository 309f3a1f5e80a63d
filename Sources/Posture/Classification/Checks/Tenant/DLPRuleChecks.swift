/// Whether DLP rules have the effect they seem to have.
enum DLPRuleChecks {
  static let checks: [SchemeCheck] = [
    rule(
      "007",
      .warning,
      "A rule does something.",
      advice: "block, notify, or report what the rule finds"
    ) { rule in hasEffect(rule) ? nil : "has no effect" },
    rule(
      "008",
      .warning,
      "Who overrides a block says why.",
      advice: "allow override WithJustification only"
    ) { rule in
      let overrides = Set(rule.data.names("NotifyAllowOverride").map { $0.lowercased() })
      if overrides.isSuperset(of: ["withjustification", "withoutjustification"]) {
        return "allows override with and without a justification"
      }
      return rule.data.bool("BlockAccess") == true && overrides.contains("withoutjustification")
        ? "can be overridden without a justification" : nil
    },
    rule(
      "009",
      .warning,
      "Users learn why a device stops them.",
      advice: "set NotifyUser"
    ) { rule in
      let stops = rule.data.list("EndpointDlpRestrictions").contains { restriction in
        ["block", "warn"].contains(restriction.text("Value")?.lowercased() ?? "")
      }
      return stops && rule.data.names("NotifyUser").isEmpty
        ? "stops users on devices and tells them nothing" : nil
    },
    rule(
      "010",
      .warning,
      "Somebody sees what is serious.",
      advice: "generate an alert or an incident report"
    ) { rule in
      let level = rule.data.text("ReportSeverityLevel")?.lowercased() ?? ""
      let isSeen = isGiven(rule, "GenerateAlert") || isGiven(rule, "GenerateIncidentReport")
      return ["medium", "high"].contains(level) && !isSeen
        ? "is of \(level) severity and nobody is told" : nil
    },
    SchemeCheck(
      "CLS-DLP-011",
      .warning,
      "DLP rule",
      "A rule is not hidden by an earlier one.",
      advice: "move the rule up, or let the earlier one go on",
      needs: [.dlpPolicies, .dlpRules],
      run: shadowed
    ),
    rule(
      "017",
      .warning,
      "Low confidence does not block.",
      advice: "ask for medium confidence where the rule blocks"
    ) { rule in
      guard blocks(rule) else { return nil }
      let low = rule.condition.types.first { !$0.isClassifier && ($0.minConfidence ?? 100) < 75 }
      return low.map { "blocks at confidence \($0.minConfidence ?? 0) of '\($0.title)'" }
    },
    SchemeCheck(
      "CLS-DLP-020",
      .warning,
      "DLP rules",
      "Rules for few and for many leave no count out.",
      advice: "let the ranges of counts follow each other",
      needs: [.dlpPolicies, .dlpRules],
      run: counts
    ),
    SchemeCheck(
      "CLS-DLP-022",
      .warning,
      "DLP rule",
      "A block regards those outside too.",
      advice: "add a rule for content shared with people outside",
      needs: [.dlpPolicies, .dlpRules],
      run: direction
    ),
  ]

  private static func rule(
    _ number: String,
    _ severity: SchemeFinding.Severity,
    _ title: String,
    advice: String,
    _ test: @escaping @Sendable (ContentRule) -> String?
  ) -> SchemeCheck {
    SchemeCheck(
      "CLS-DLP-" + number,
      severity,
      "DLP rule",
      title,
      advice: advice,
      needs: [.dlpRules]
    ) { scheme, list in
      for rule in scheme.dlpRules where !rule.isDisabled {
        if let message = test(rule) {
          list.add("'\(rule.name)' \(message)", of: rule.name, at: rule.place)
        }
      }
    }
  }

  private static let effects = [
    "BlockAccess", "EncryptRMSTemplate", "NotifyUser", "GenerateAlert", "GenerateIncidentReport",
    "EndpointDlpRestrictions", "RestrictAccess", "Quarantine", "ApplyHtmlDisclaimer", "Moderate",
    "RemoveRMSTemplate", "AddRecipients", "PrependSubject", "ModifySubject", "SetHeader",
    "RemoveHeader", "RedirectMessageTo", "ApplyBrandingTemplate", "RestrictBrowserAccess",
    "ThirdPartyAppDlpRestrictions", "OnPremisesScannerDlpRestrictions", "TriggerPowerAutomateFlow",
    "MipRestrictAccess", "BlockAccessScope",
  ]

  private static func hasEffect(_ rule: ContentRule) -> Bool {
    effects.contains { isGiven(rule, $0) }
  }

  /// Whether a property says something.
  private static func isGiven(_ rule: ContentRule, _ key: String) -> Bool {
    guard let value = rule.data[key] else { return false }
    switch value.content {
    case .null, .bool(false): return false
    case .string(let text): return !["", "false", "none"].contains(text.lowercased())
    case .list(let elements): return !elements.isEmpty
    case .bool, .number, .object: return true
    }
  }

  private static func blocks(_ rule: ContentRule) -> Bool {
    rule.data.bool("BlockAccess") == true
      || rule.data.list("EndpointDlpRestrictions").contains {
        $0.text("Value")?.lowercased() == "block"
      }
  }

  private static func eachPolicy(
    _ scheme: Scheme,
    _ body: (DLPPolicy, [ContentRule]) -> Void
  ) {
    for policy in scheme.dlpPolicies {
      let rules = scheme.rules(scheme.dlpRules, of: policy.name, guid: policy.guid)
        .filter { !$0.isDisabled }
        .sorted { ($0.priority ?? .max, $0.name) < ($1.priority ?? .max, $1.name) }
      body(policy, rules)
    }
  }

  private static func shadowed(_ scheme: Scheme, _ list: inout FindingList) {
    eachPolicy(scheme) { _, rules in
      for (index, rule) in rules.enumerated() where !rule.condition.types.isEmpty {
        let earlier = rules[..<index].first { earlier in
          earlier.data.bool("StopPolicyProcessing") == true && covers(earlier, rule)
        }
        if let earlier {
          list.add(
            "'\(rule.name)' is never reached: '\(earlier.name)' finds the same and stops",
            of: rule.name,
            at: rule.place
          )
        }
      }
    }
  }

  /// Whether everything that the second rule finds is found by the first.
  private static func covers(_ first: ContentRule, _ second: ContentRule) -> Bool {
    let scope = first.data.text("AccessScope")?.lowercased() ?? "none"
    guard scope == "none" || scope == second.data.text("AccessScope")?.lowercased(),
      first.condition.named.count <= 1
    else { return false }
    return second.condition.types.allSatisfy { wanted in
      first.condition.types.contains { type in
        type.key == wanted.key && (type.minCount ?? 1) <= (wanted.minCount ?? 1)
          && (type.maxCount ?? -1) < 0 && (type.minConfidence ?? 1) <= (wanted.minConfidence ?? 1)
      }
    }
  }

  private static func counts(_ scheme: Scheme, _ list: inout FindingList) {
    eachPolicy(scheme) { policy, rules in
      var ranges: [String: [(rule: ContentRule, least: Int, most: Int?, title: String)]] = [:]
      for rule in rules {
        let scope = rule.data.text("AccessScope")?.lowercased() ?? ""
        for type in rule.condition.types where !type.isClassifier {
          let most = type.maxCount.flatMap { $0 < 0 ? nil : $0 }
          ranges["\(type.key)|\(scope)", default: []].append(
            (rule, type.minCount ?? 1, most, type.title)
          )
        }
      }
      for key in ranges.keys.sorted() {
        let sorted = (ranges[key] ?? []).sorted {
          ($0.least, $0.rule.name) < ($1.least, $1.rule.name)
        }
        for (low, high) in zip(sorted, sorted.dropFirst()) where low.rule.place != high.rule.place {
          let problem: String
          if let most = low.most, high.least > most, high.least - most > 1 {
            problem =
              "no rule of '\(policy.name)' is for \(most + 1) to \(high.least - 1) of '\(low.title)'"
          } else if low.most.map({ $0 >= high.least }) ?? true {
            problem =
              "'\(low.rule.name)' and '\(high.rule.name)' are both for \(high.least) of"
              + " '\(low.title)'"
          } else {
            continue
          }
          list.add(problem, of: high.rule.name, at: high.rule.place)
        }
      }
    }
  }

  private static func direction(_ scheme: Scheme, _ list: inout FindingList) {
    func scope(_ rule: ContentRule) -> String {
      (rule.data.text("AccessScope") ?? rule.data.text("SentToScope") ?? "none").lowercased()
    }
    eachPolicy(scheme) { policy, rules in
      for rule in rules where blocks(rule) && scope(rule) == "inorganization" {
        let keys = Set(rule.condition.types.map(\.key))
        let outside = rules.contains { other in
          scope(other) != "inorganization" && blocks(other)
            && !keys.isDisjoint(with: other.condition.types.map(\.key))
        }
        if !outside {
          list.add(
            "'\(rule.name)' of '\(policy.name)' blocks inside the organisation only",
            of: rule.name,
            at: rule.place
          )
        }
      }
    }
  }
}
