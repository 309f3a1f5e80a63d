/// Whether retention labels and policies keep and delete what they say.
enum RetentionChecks {
  static let checks: [SchemeCheck] = [
    SchemeCheck(
      "CLS-RET-001",
      .error,
      "retention rule",
      "The retention label of a rule exists.",
      advice: "choose a label that exists",
      needs: [.retentionRules, .retentionLabels],
      run: labels
    ),
    SchemeCheck(
      "CLS-RET-002",
      .warning,
      "retention policy",
      "A policy is in effect.",
      advice: "enable the policy, and retry where distribution failed",
      needs: [.retentionPolicies],
      run: effect
    ),
    SchemeCheck(
      "CLS-RET-003",
      .warning,
      "retention policies",
      "No policy keeps what another one deletes.",
      advice:
        "take the location out of one policy; keeping wins over deleting, longer over shorter",
      needs: [.retentionPolicies, .retentionRules],
      run: conflicts
    ),
    SchemeCheck(
      "CLS-RET-004",
      .error,
      "retention label",
      "A period that begins with an event has one.",
      advice: "set an event type that exists",
      needs: [.retentionLabels],
      run: events
    ),
    SchemeCheck(
      "CLS-RET-005",
      .error,
      "retention label",
      "Record labels keep, and for a time that ends.",
      advice: "let records be kept; regulatory labels must be records too",
      needs: [.retentionLabels],
      run: records
    ),
    SchemeCheck(
      "CLS-RET-006",
      .warning,
      "retention policy",
      "A policy applies somewhere.",
      advice: "add a location or an adaptive scope",
      needs: [.retentionPolicies],
      run: locations
    ),
    SchemeCheck(
      "CLS-RET-007",
      .error,
      "retention rule",
      "A rule has a duration and an action.",
      advice: "set the duration in days or to Unlimited, and Keep, Delete or KeepAndDelete",
      needs: [.retentionRules],
      run: durations
    ),
    SchemeCheck(
      "CLS-RET-008",
      .error,
      "retention policy",
      "A policy has one rule.",
      advice: "make a policy of its own for the second rule",
      needs: [.retentionPolicies, .retentionRules],
      run: oneRule
    ),
    SchemeCheck(
      "CLS-RET-009",
      .warning,
      "retention label",
      "Every label is published or applied.",
      advice: "publish the label, or remove it",
      needs: [.retentionLabels, .retentionRules],
      run: unused
    ),
    SchemeCheck(
      "CLS-RET-010",
      .warning,
      "retention rule",
      "A label is applied to something.",
      advice: "choose a type that exists, or write a query",
      needs: [.retentionRules],
      run: conditions
    ),
    SchemeCheck(
      "CLS-RET-011",
      .warning,
      "retention label",
      "A review before deletion has a reviewer.",
      advice: "name a reviewer",
      needs: [.retentionLabels],
      run: reviewers
    ),
    SchemeCheck(
      "CLS-RET-012",
      .advice,
      "retention policy",
      "Preservation Lock is meant.",
      advice: "make sure that it is wanted; it cannot be undone",
      needs: [.retentionPolicies],
      run: locked
    ),
    SchemeCheck(
      "CLS-RET-013",
      .advice,
      "retention label, rule",
      "Years in a name are the years of the"
        + " duration.",
      advice: "correct the name or the duration",
      needs: [.retentionLabels],
      run: years
    ),
    SchemeCheck(
      "CLS-RET-014",
      .warning,
      "labels",
      "Retention and sensitivity labels have different names.",
      advice: "rename one of them",
      needs: [.labels, .retentionLabels],
      run: sameNames
    ),
  ]

  /// The name in a reference `GUID,Name`.
  static func label(_ reference: String, in scheme: Scheme) -> RetentionLabel? {
    let parts = reference.split(separator: ",", maxSplits: 1).map { String($0).trimmedBlanks }
    let wanted = ([reference] + parts).map { $0.lowercased() }
    return scheme.retentionLabels.first { label in
      wanted.contains(label.name.lowercased()) || label.guid.map(wanted.contains) ?? false
    }
  }

  private static func labels(_ scheme: Scheme, _ list: inout FindingList) {
    for rule in scheme.retentionRules {
      for reference in [rule.publishes, rule.applies].compactMap({ $0 })
      where label(reference, in: scheme) == nil {
        list.add(
          "'\(rule.name)' uses label '\(reference)', which is not there",
          of: rule.name,
          at: rule.place
        )
      }
    }
  }

  private static func effect(_ scheme: Scheme, _ list: inout FindingList) {
    PolicyEffect.report(scheme.retentionPolicies, &list)
  }

  private static func conflicts(_ scheme: Scheme, _ list: inout FindingList) {
    let outcomes = RetentionOutcome.outcomes(of: scheme)
    for deleting in outcomes where deleting.deletes {
      for keeping in outcomes where keeping.keeps && keeping.rule.place != deleting.rule.place {
        let shared = deleting.workloads.intersection(keeping.workloads).map(\.rawValue).sorted()
        guard let workload = shared.first, let days = deleting.days,
          keeping.days.map({ $0 > days }) ?? true
        else { continue }
        let period = keeping.days.map { "for \($0) days" } ?? "for ever"
        list.add(
          "'\(deleting.policy.name)' deletes after \(days) days in \(workload), and"
            + " '\(keeping.policy.name)' keeps it \(period)",
          of: deleting.policy.name,
          at: deleting.rule.place
        )
      }
    }
  }

  private static func events(_ scheme: Scheme, _ list: inout FindingList) {
    for label in scheme.retentionLabels
    where label.data.text("RetentionType")?.lowercased() == "eventageindays" {
      guard let event = label.data.text("EventType") else {
        list.add(
          "'\(label.name)' waits for an event and has no type of it",
          of: label.name,
          at: label.place
        )
        continue
      }
      if scheme.has(.eventTypes), !scheme.eventTypes.contains(event.lowercased()) {
        list.add(
          "the event type '\(event)' of '\(label.name)' is not there",
          of: label.name,
          at: label.place
        )
      }
    }
  }

  private static func records(_ scheme: Scheme, _ list: inout FindingList) {
    for label in scheme.retentionLabels {
      let isRecord = label.data.bool("IsRecordLabel") ?? false
      let isRegulatory = label.data.bool("Regulatory") ?? false
      let action = label.action?.lowercased() ?? ""
      if isRecord || isRegulatory, action == "delete" {
        list.add("'\(label.name)' is for records and deletes", of: label.name, at: label.place)
      }
      if isRegulatory, !isRecord {
        list.add(
          "'\(label.name)' is regulatory and not for records",
          of: label.name,
          at: label.place
        )
      }
      if label.duration == .unlimited, action == "delete" || action == "keepanddelete" {
        list.add("'\(label.name)' never ends and deletes", of: label.name, at: label.place)
      }
    }
  }

  private static func locations(_ scheme: Scheme, _ list: inout FindingList) {
    for policy in scheme.retentionPolicies {
      let scopes =
        (policy.locations[.adaptive]?.names ?? [])
        + policy.locations.values.flatMap(\.scopes).sorted()
      if policy.locations.values.allSatisfy(\.isEmpty) {
        list.add("'\(policy.name)' applies nowhere", of: policy.name, at: policy.place)
      }
      for scope in scopes
      where scheme.has(.adaptiveScopes) && !scheme.adaptiveScopes.contains(scope.lowercased()) {
        list.add(
          "the adaptive scope '\(scope)' of '\(policy.name)' is not there",
          of: policy.name,
          at: policy.place
        )
      }
    }
  }

  private static func durations(_ scheme: Scheme, _ list: inout FindingList) {
    for rule in scheme.retentionRules where rule.publishes == nil && rule.applies == nil {
      switch rule.duration {
      case .missing: list.add("'\(rule.name)' has no duration", of: rule.name, at: rule.place)
      case .invalid(let text):
        list.add("'\(text)' of '\(rule.name)' is no duration", of: rule.name, at: rule.place)
      case .days(let days) where days <= 0:
        list.add("'\(rule.name)' lasts \(days) days", of: rule.name, at: rule.place)
      case .days, .unlimited: break
      }
      let action = rule.action?.lowercased() ?? ""
      if !["keep", "delete", "keepanddelete"].contains(action) {
        list.add(
          action.isEmpty
            ? "'\(rule.name)' has no action"
            : "'\(rule.action ?? "")' of '\(rule.name)' is no action",
          of: rule.name,
          at: rule.place
        )
      }
    }
  }

  private static func oneRule(_ scheme: Scheme, _ list: inout FindingList) {
    for policy in scheme.retentionPolicies {
      let rules = RetentionOutcome.rules(of: policy, in: scheme)
      if rules.count > 1 {
        list.add(
          "'\(policy.name)' has \(rules.count) rules",
          of: policy.name,
          at: rules[1].place
        )
      }
    }
  }

  private static func unused(_ scheme: Scheme, _ list: inout FindingList) {
    let used = scheme.retentionRules.flatMap { [$0.publishes, $0.applies] }.compactMap { $0 }
      .compactMap { label($0, in: scheme)?.name.lowercased() }
    for label in scheme.retentionLabels where !used.contains(label.name.lowercased()) {
      list.add(
        "no policy publishes or applies '\(label.name)'",
        of: label.name,
        at: label.place
      )
    }
  }

  private static func conditions(_ scheme: Scheme, _ list: inout FindingList) {
    for rule in scheme.retentionRules where rule.applies != nil {
      let query = rule.data.text("ContentMatchQuery")?.trimmedBlanks ?? ""
      if query.isEmpty, rule.condition.groups.isEmpty,
        rule.data.text("MachineLearningModelIDs") == nil
      {
        list.add(
          "'\(rule.name)' applies a label to nothing in particular",
          of: rule.name,
          at: rule.place
        )
      }
      if scheme.has(.informationTypes) {
        TypeUse.reportUnknown(rule.condition, of: rule.name, scheme, &list)
      }
    }
  }

  private static func reviewers(_ scheme: Scheme, _ list: inout FindingList) {
    for label in scheme.retentionLabels {
      let stages = label.data["MultiStageReviewProperty"]
      let hasStages = stages?.text != nil || !(stages?.members.isEmpty ?? true)
      let reviewers = label.data.names("ReviewerEmail")
      let isReview = label.data.bool("IsReviewTag") ?? false
      if isReview, !hasStages, reviewers.isEmpty {
        list.add("'\(label.name)' has nobody who reviews", of: label.name, at: label.place)
      }
      for reviewer in reviewers where !reviewer.contains("@") {
        list.add(
          "'\(reviewer)', who reviews '\(label.name)', is no address",
          of: label.name,
          at: label.place
        )
      }
    }
  }

  private static func locked(_ scheme: Scheme, _ list: inout FindingList) {
    for policy in scheme.retentionPolicies where policy.data.bool("RestrictiveRetention") == true {
      list.add("'\(policy.name)' is locked for ever", of: policy.name, at: policy.place)
    }
  }

  private static func years(_ scheme: Scheme, _ list: inout FindingList) {
    let named =
      scheme.retentionLabels.map { ($0.name, $0.duration, $0.place) }
      + scheme.retentionRules.map { ($0.name, $0.duration, $0.place) }
    for (name, duration, place) in named {
      guard let years = YearsInName.years(name), case .days(let days) = duration else { continue }
      let range = years * 365...years * 365 + years / 4 + 2
      if !range.contains(days) {
        list.add("'\(name)' lasts \(days) days", of: name, at: place)
      }
    }
  }

  private static func sameNames(_ scheme: Scheme, _ list: inout FindingList) {
    let names = Set(scheme.labels.flatMap { [$0.name.lowercased(), $0.displayName.lowercased()] })
    for label in scheme.retentionLabels where names.contains(label.name.lowercased()) {
      list.add(
        "a sensitivity label is called '\(label.name)' too",
        of: label.name,
        at: label.place
      )
    }
  }
}

/// Years that a name speaks of.
enum YearsInName {
  /// The number before a word for years; nil when there is none, or none that makes sense.
  static func years(_ name: String) -> Int? {
    let words = name.lowercased().split { !$0.isLetter && !$0.isNumber }.map(String.init)
    let nouns: Set<String> = [
      "year", "years", "yr", "yrs", "y", "jahr", "jahre", "jahren", "ans", "jaar",
    ]
    for (index, word) in words.enumerated() {
      if let years = Int(word), index + 1 < words.count, nouns.contains(words[index + 1]) {
        return (1...200).contains(years) ? years : nil
      }
      let digits = word.prefix(while: \.isNumber)
      if let years = Int(digits), nouns.contains(String(word.dropFirst(digits.count))) {
        return (1...200).contains(years) ? years : nil
      }
    }
    return nil
  }
}

/// What a retention policy does where.
struct RetentionOutcome {
  let policy: RetentionPolicy
  let rule: RetentionRule
  let workloads: Set<Workload>
  /// After how many days it deletes, or for how many it keeps; nil for ever.
  let days: Int?
  let keeps: Bool
  let deletes: Bool

  /// The outcomes of the policies in effect that apply to all content of a workload.
  static func outcomes(of scheme: Scheme) -> [RetentionOutcome] {
    scheme.retentionPolicies.filter(\.state.isEnforcing).flatMap { policy in
      rules(of: policy, in: scheme).compactMap { rule -> RetentionOutcome? in
        guard rule.publishes == nil, rule.applies == nil else { return nil }
        let days: Int?
        switch rule.duration {
        case .days(let count): days = count
        case .unlimited: days = nil
        case .missing, .invalid: return nil
        }
        let action = rule.action?.lowercased() ?? ""
        return RetentionOutcome(
          policy: policy,
          rule: rule,
          workloads: Set(policy.locations.filter { !$0.value.isEmpty }.map(\.key)),
          days: days,
          keeps: action.hasPrefix("keep"),
          deletes: action.hasSuffix("delete")
        )
      }
    }
  }

  /// The rules of a policy.
  static func rules(of policy: RetentionPolicy, in scheme: Scheme) -> [RetentionRule] {
    scheme.retentionRules.filter { rule in
      guard let reference = rule.policy?.lowercased() else { return false }
      return reference == policy.guid || reference == policy.name.lowercased()
    }
  }
}
