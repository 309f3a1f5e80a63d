/// Whether labels, policies and conditions stay within the limits of the service.
enum PolicyLimitChecks {
  static let checks: [SchemeCheck] = [
    SchemeCheck(
      "CLS-LIM-008",
      .error,
      "DLP",
      "There are at most 600 DLP rules, and none is too big.",
      advice: "join rules, or use fewer types and words",
      needs: [.dlpRules],
      run: dlpSizes
    ),
    SchemeCheck(
      "CLS-LIM-009",
      .error,
      "DLP rule",
      "A rule looks for at most 125 types.",
      advice: "split the rule",
      needs: [],
      run: typesInRule
    ),
    SchemeCheck(
      "CLS-LIM-010",
      .error,
      "condition",
      "Counts of instances are from 1 to 500.",
      advice: "use 1 to 500, or no upper limit; exact matches go to 100",
      needs: [],
      run: counts
    ),
    SchemeCheck(
      "CLS-LIM-011",
      .error,
      "label, policy, rule",
      "Names and texts are not too long.",
      advice: "shorten the text",
      needs: [],
      run: lengths
    ),
    SchemeCheck(
      "CLS-LIM-012",
      .error,
      "labels",
      "At most 500 labels encrypt with rights of their own.",
      advice: "join labels",
      needs: [.labels],
      run: encrypting
    ),
    SchemeCheck(
      "CLS-LIM-013",
      .warning,
      "labels",
      "Users choose among five labels, and five in each.",
      advice: "join labels, or publish fewer",
      needs: [.labels],
      run: choice
    ),
    SchemeCheck(
      "CLS-LIM-014",
      .error,
      "retention",
      "Retention labels and policies keep to the limits.",
      advice: "join labels and policies, or use adaptive scopes",
      needs: [.retentionPolicies],
      run: retentionCounts
    ),
    SchemeCheck(
      "CLS-LIM-015",
      .error,
      "policy",
      "Policies do not list too many places.",
      advice: "use 'All', groups or adaptive scopes",
      needs: [],
      run: listed
    ),
    SchemeCheck(
      "CLS-LIM-016",
      .warning,
      "label",
      "Markings fit into documents.",
      advice: "shorten the text",
      needs: [.labels],
      run: markings
    ),
    SchemeCheck(
      "CLS-LIM-018",
      .error,
      "rule",
      "Words and patterns of conditions keep to the limits.",
      advice: "shorten or split the list",
      needs: [],
      run: predicates
    ),
  ]

  private static func dlpSizes(_ scheme: Scheme, _ list: inout FindingList) {
    if scheme.dlpRules.count > 600, let last = scheme.dlpRules.last {
      list.add(
        "there are \(scheme.dlpRules.count) DLP rules and may be 600",
        of: last.name,
        at: last.place
      )
    }
    for rule in scheme.dlpRules {
      let size = DataText.size(rule.data)
      if size > 80 * 1024 {
        list.add(
          "'\(rule.name)' has \(size / 1024) KB and may have 80",
          of: rule.name,
          at: rule.place
        )
      }
    }
    for policy in scheme.dlpPolicies {
      let rules = scheme.rules(scheme.dlpRules, of: policy.name, guid: policy.guid)
      let own = DataText.size(policy.data)
      let size = rules.reduce(own) { $0 + DataText.size($1.data) }
      // A policy with its rules is bigger than what counts; only far beyond is told.
      if own > 100 * 1024 {
        list.add(
          "'\(policy.name)' has \(size / 1024) KB and may have 100",
          of: policy.name,
          at: policy.place
        )
      }
    }
  }

  private static func typesInRule(_ scheme: Scheme, _ list: inout FindingList) {
    for rule in scheme.dlpRules + scheme.autoLabelRules where rule.condition.types.count > 125 {
      list.add(
        "'\(rule.name)' looks for \(rule.condition.types.count) types",
        of: rule.name,
        at: rule.place
      )
    }
  }

  private static func counts(_ scheme: Scheme, _ list: inout FindingList) {
    let uses =
      (scheme.dlpRules + scheme.autoLabelRules).map { ($0.name, $0.condition.types) }
      + scheme.retentionRules.map { ($0.name, $0.condition.types) }
      + scheme.labels.map { ($0.displayName, $0.autoConditions.map(\.type)) }
    for (name, types) in uses {
      for type in types {
        let isExact =
          type.classifierType?.lowercased() == "exactmatch"
          || scheme.types.type(type)?.isExactMatch ?? false
        let most = isExact ? 100 : 500
        if let count = type.minCount, !(1...most).contains(count) {
          list.add(
            "'\(name)' asks for at least \(count) of '\(type.title)', and 1 to \(most) may be asked",
            of: name,
            at: type.place
          )
        }
        if let count = type.maxCount, count != -1, !(1...most).contains(count) {
          list.add(
            "'\(name)' asks for at most \(count) of '\(type.title)', and 1 to \(most) may be asked",
            of: name,
            at: type.place
          )
        }
      }
    }
  }

  private static func lengths(_ scheme: Scheme, _ list: inout FindingList) {
    func report(_ what: String, _ text: String?, _ most: Int, _ name: String, _ place: SchemePlace)
    {
      guard let count = text?.unicodeScalars.count, count > most else { return }
      list.add(
        "\(what) of '\(name)' has \(count) characters and may have \(most)",
        of: name,
        at: place
      )
    }
    for label in scheme.labels {
      report("the name", label.name, 64, label.name, label.place)
      report("the display name", label.displayName, 64, label.name, label.place)
      report("the comment", label.comment, 1024, label.name, label.place)
    }
    let policies: [any SchemePolicy] =
      scheme.labelPolicies + scheme.autoLabelPolicies + scheme.dlpPolicies
      + scheme.retentionPolicies
    for policy in policies { report("the name", policy.name, 64, policy.name, policy.place) }
    for policy in scheme.dlpPolicies {
      report("the comment", policy.data.text("Comment"), 1024, policy.name, policy.place)
    }
    for rule in scheme.dlpRules + scheme.autoLabelRules {
      report("the name", rule.name, 64, rule.name, rule.place)
      report(
        "the policy tip",
        rule.data.text("NotifyPolicyTipCustomText"),
        256,
        rule.name,
        rule.place
      )
      report(
        "the notification",
        rule.data.text("NotifyEmailCustomText"),
        5000,
        rule.name,
        rule.place
      )
    }
    for label in scheme.retentionLabels {
      report("the name", label.name, 64, label.name, label.place)
      report("the comment", label.data.text("Comment"), 1024, label.name, label.place)
    }
  }

  private static func encrypting(_ scheme: Scheme, _ list: inout FindingList) {
    let labels = scheme.labels.filter { $0.encryption?.kind == "template" }
    guard labels.count > 500, let last = labels.last else { return }
    list.add("\(labels.count) labels encrypt", of: last.name, at: last.place)
  }

  private static func choice(_ scheme: Scheme, _ list: inout FindingList) {
    let top = scheme.labels.filter { scheme.parent(of: $0) == nil && !$0.isDisabled }
    if top.count > 5, let last = top.last {
      list.add("there are \(top.count) labels on the top level", of: last.name, at: last.place)
    }
    for label in top {
      let count = scheme.children(of: label).count { !$0.isDisabled }
      if count > 5 {
        list.add(
          "'\(label.displayName)' has \(count) sublabels",
          of: label.name,
          at: label.place
        )
      }
    }
  }

  private static func retentionCounts(_ scheme: Scheme, _ list: inout FindingList) {
    if scheme.retentionLabels.count > 1000, let last = scheme.retentionLabels.last {
      list.add(
        "there are \(scheme.retentionLabels.count) retention labels and may be 1000",
        of: last.name,
        at: last.place
      )
    }
    let all =
      scheme.retentionPolicies.count + scheme.labelPolicies.count + scheme.autoLabelPolicies.count
      + scheme.dlpPolicies.count
    guard let last = scheme.retentionPolicies.last else { return }
    if all > 10_000 {
      list.add("there are \(all) policies and may be 10000", of: last.name, at: last.place)
    }
    let exchange = scheme.retentionPolicies.count { !($0.locations[.exchange]?.isEmpty ?? true) }
    if exchange > 1800 {
      list.add(
        "\(exchange) policies are for Exchange and may be 1800",
        of: last.name,
        at: last.place
      )
    }
    let sites = scheme.retentionPolicies.filter { !($0.locations[.sharePoint]?.isEmpty ?? true) }
    let everywhere = sites.count { $0.locations[.sharePoint]?.names.first?.lowercased() == "all" }
    if everywhere > 13 {
      list.add(
        "\(everywhere) policies are for all sites and may be 13",
        of: last.name,
        at: last.place
      )
    }
    if sites.count - everywhere > 2600 {
      list.add(
        "\(sites.count - everywhere) policies are for named sites and may be 2600",
        of: last.name,
        at: last.place
      )
    }
  }

  private static func listed(_ scheme: Scheme, _ list: inout FindingList) {
    let retention: [(Workload, Int)] = [
      (.exchange, 1000), (.groups, 1000), (.teams, 1000), (.teamsChats, 1000),
      (.sharePoint, 100), (.oneDrive, 100),
    ]
    for policy in scheme.retentionPolicies {
      PolicyEffect.reportListed(policy, policy.locations, limits: retention, &list)
    }
    let dlp: [(Workload, Int)] = [(.exchange, 50), (.sharePoint, 100), (.oneDrive, 100)]
    for policy in scheme.dlpPolicies {
      PolicyEffect.reportListed(policy, policy.locations, limits: dlp, &list)
    }
  }

  private static func markings(_ scheme: Scheme, _ list: inout FindingList) {
    for label in scheme.labels {
      var inExcel = 0
      for action in label.actions("applycontentmarking") + label.actions("applywatermarking") {
        let count = action.settings["text"]?.unicodeScalars.count ?? 0
        let isMarking = action.type == "applycontentmarking"
        let most = isMarking ? 1024 : 255
        if isMarking { inExcel += count }
        if count > most {
          list.add(
            "a marking of '\(label.displayName)' has \(count) characters and may have \(most)",
            of: label.name,
            at: action.place
          )
        }
      }
      if inExcel > 255 {
        list.add(
          "header and footer of '\(label.displayName)' have \(inExcel) characters, and Excel takes"
            + " 255",
          of: label.name,
          at: label.place
        )
      }
    }
  }

  /// Words and patterns of conditions: how many there may be, and how long.
  private static let predicateLimits: [(suffix: String, count: Int, length: Int)] = [
    ("MatchesPatterns", 300, 128), ("ContainsWords", 600, 128), ("MatchesWords", 600, 128),
    ("DomainIs", 5000, 67), ("ExtensionIs", 50, 128),
  ]

  private static func predicates(_ scheme: Scheme, _ list: inout FindingList) {
    for rule in scheme.dlpRules + scheme.autoLabelRules {
      var patternBytes = 0
      for condition in rule.condition.named {
        guard
          let limit = predicateLimits.first(where: { condition.name.hasSuffix($0.suffix) })
        else { continue }
        let texts = condition.value.elements.flatMap(\.elements).compactMap(\.name)
        if limit.suffix == "MatchesPatterns" {
          patternBytes += texts.reduce(0) { $0 + $1.utf8.count }
        }
        if texts.count > limit.count {
          list.add(
            "\(condition.name) of '\(rule.name)' has \(texts.count) entries and may have"
              + " \(limit.count)",
            of: rule.name,
            at: condition.place
          )
        }
        if let long = texts.first(where: { $0.unicodeScalars.count > limit.length }) {
          list.add(
            "an entry of \(condition.name) of '\(rule.name)' has \(long.unicodeScalars.count)"
              + " characters and may have \(limit.length)",
            of: rule.name,
            at: condition.place
          )
        }
      }
      if patternBytes > 20 * 1024 {
        list.add(
          "the patterns of '\(rule.name)' have \(patternBytes / 1024) KB and may have 20",
          of: rule.name,
          at: rule.place
        )
      }
    }
  }
}
