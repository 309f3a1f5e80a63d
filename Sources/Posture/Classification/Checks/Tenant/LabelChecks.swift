/// Whether the labels form a taxonomy that people and services can use.
enum LabelChecks {
  static let checks: [SchemeCheck] =
    [
      SchemeCheck(
        "CLS-LBL-001",
        .error,
        "labels",
        "Names are unique, and display names within a group.",
        advice: "rename one of them",
        needs: [.labels],
        run: names
      ),
      SchemeCheck(
        "CLS-LBL-002",
        .error,
        "label",
        "The label above a sublabel is there.",
        advice: "export all labels, or move the sublabel",
        needs: [.labels],
        run: parents
      ),
      SchemeCheck(
        "CLS-LBL-003",
        .error,
        "label",
        "Labels have two levels at most, and no circle.",
        advice: "move the sublabel under a label of the top level",
        needs: [.labels],
        run: depth
      ),
      SchemeCheck(
        "CLS-LBL-004",
        .warning,
        "label",
        "A label that groups others has no protection of its own.",
        advice: "move encryption, marking and container settings to the sublabels",
        needs: [.labels],
        run: groups
      ),
      SchemeCheck(
        "CLS-LBL-005",
        .error,
        "labels",
        "Priorities count up from 0, and sublabels follow their"
          + " group.",
        advice: "reorder the labels with Set-Label -Priority",
        needs: [.labels],
        run: priorities
      ),
      SchemeCheck(
        "CLS-LBL-008",
        .warning,
        "label",
        "Users are told when to use a label.",
        advice: "write a tooltip that says what the label is for",
        needs: [.labels],
        run: tooltips
      ),
      SchemeCheck(
        "CLS-LBL-009",
        .warning,
        "label",
        "Every label is published.",
        advice: "add the label to a label policy, or disable it",
        needs: [.labels, .labelPolicies],
        run: published
      ),
      SchemeCheck(
        "CLS-LBL-010",
        .warning,
        "label policy",
        "A group is published with its sublabels.",
        advice: "publish the group and at least one of its sublabels together",
        needs: [.labels, .labelPolicies],
        run: publishedTogether
      ),
      SchemeCheck(
        "CLS-LBL-011",
        .error,
        "label",
        "A disabled label is used nowhere.",
        advice: "enable the label, or remove it from what uses it",
        needs: [.labels],
        run: disabled
      ),
      SchemeCheck(
        "CLS-LBL-018",
        .warning,
        "label",
        "A label is for files and mail alike.",
        advice: "set the scope to File and Email, and to Teamwork only with both",
        needs: [.labels],
        run: scopes
      ),
      SchemeCheck(
        "CLS-LBL-020",
        .warning,
        "labels",
        "A label can be applied to sites and teams.",
        advice: "add the scopes Site and UnifiedGroup to labels of every tier",
        needs: [.labels],
        run: anyContainer
      ),
      SchemeCheck(
        "CLS-LBL-022",
        .warning,
        "label",
        "A label that applies itself is sure of what it found.",
        advice: "ask for at least medium confidence of a type that exists",
        needs: [.labels],
        run: autoConditions
      ),
      SchemeCheck(
        "CLS-LBL-023",
        .warning,
        "labels",
        "All labels are translated into the same languages.",
        advice: "add the missing translations with Set-Label -LocaleSettings",
        needs: [.labels],
        run: translations
      ),
      SchemeCheck(
        "CLS-LBL-024",
        .warning,
        "label",
        "Default labels and sharing values of a label exist.",
        advice: "correct the advanced setting",
        needs: [.labels],
        run: defaults
      ),
      SchemeCheck(
        "CLS-LBL-025",
        .warning,
        "labels",
        "At most 25 labels are published to everybody.",
        advice: "publish the rest to those who need them",
        needs: [.labels, .labelPolicies],
        run: manyPublished
      ),
      SchemeCheck(
        "CLS-LBL-026",
        .advice,
        "label",
        "Sublabels look like their group.",
        advice: "give the labels of a group one colour and one style of marking",
        needs: [.labels],
        run: looks
      ),
      SchemeCheck(
        "CLS-LBL-027",
        .advice,
        "label",
        "Every label is used by something.",
        advice: "remove the label, or publish it",
        needs: [.labels, .labelPolicies, .autoLabelPolicies, .dlpRules],
        run: unused
      ),
    ] + LabelProtectionChecks.checks

  private static func names(_ scheme: Scheme, _ list: inout FindingList) {
    var seen: Set<String> = []
    var shown: Set<String> = []
    for label in scheme.labels {
      if !seen.insert(label.name.lowercased()).inserted {
        list.add("there is a second label '\(label.name)'", of: label.name, at: label.place)
      }
      let key = "\(label.parent?.lowercased() ?? "")/\(label.displayName.lowercased())"
      if !shown.insert(key).inserted {
        list.add(
          "two labels of one group are shown as '\(label.displayName)'",
          of: label.name,
          at: label.place
        )
      }
    }
  }

  private static func parents(_ scheme: Scheme, _ list: inout FindingList) {
    for label in scheme.labels {
      guard let parent = label.parent, scheme.parent(of: label) == nil else { continue }
      list.add(
        "'\(label.displayName)' is below '\(parent)', which is not there",
        of: label.name,
        at: label.place
      )
    }
  }

  private static func depth(_ scheme: Scheme, _ list: inout FindingList) {
    for label in scheme.labels {
      guard let parent = scheme.parent(of: label) else { continue }
      if scheme.same(parent, label) {
        list.add("'\(label.displayName)' is below itself", of: label.name, at: label.place)
      } else if scheme.parent(of: parent) != nil {
        list.add(
          "'\(label.displayName)' is on a third level, below '\(parent.displayName)'",
          of: label.name,
          at: label.place
        )
      }
    }
  }

  private static func groups(_ scheme: Scheme, _ list: inout FindingList) {
    let protections = [
      "encrypt", "applycontentmarking", "applywatermarking", "applydynamicwatermarking",
      "protectgroup", "protectsite",
    ]
    for label in scheme.labels where scheme.isGroup(label) {
      if let action = label.actions.first(where: { $0.isOn && protections.contains($0.type) }) {
        list.add(
          "'\(label.displayName)' groups others and has the action '\(action.type)'",
          of: label.name,
          at: action.place
        )
      } else if !label.autoConditions.isEmpty {
        list.add(
          "'\(label.displayName)' groups others and has conditions",
          of: label.name,
          at: label.place
        )
      }
    }
  }

  private static func priorities(_ scheme: Scheme, _ list: inout FindingList) {
    let ordered = scheme.labels.filter { $0.priority != nil }
      .sorted { ($0.priority ?? 0, $0.name) < ($1.priority ?? 0, $1.name) }
    guard ordered.count == scheme.labels.count else { return }
    for (left, right) in zip(ordered, ordered.dropFirst()) {
      let step = (right.priority ?? 0) - (left.priority ?? 0)
      if step == 0 {
        list.add(
          "'\(left.displayName)' and '\(right.displayName)' share priority"
            + " \(right.priority ?? 0)",
          of: right.name,
          at: right.place
        )
      } else if step > 1 {
        list.add(
          "no label has a priority between \(left.priority ?? 0) and \(right.priority ?? 0)",
          of: right.name,
          at: right.place
        )
      }
      // A sublabel comes right behind its group or behind a sister.
      guard let parent = scheme.parent(of: right), !scheme.same(parent, left) else { continue }
      let sister = scheme.parent(of: left).map { scheme.same($0, parent) } ?? false
      if !sister {
        list.add(
          "'\(right.displayName)' does not follow its group '\(parent.displayName)'",
          of: right.name,
          at: right.place
        )
      }
    }
    if let first = ordered.first, let priority = first.priority, priority != 0 {
      list.add("the lowest priority is \(priority)", of: first.name, at: first.place)
    }
  }

  private static func tooltips(_ scheme: Scheme, _ list: inout FindingList) {
    for label in scheme.labels where !label.isDisabled {
      let tooltip = label.tooltip?.trimmedBlanks ?? ""
      if tooltip.isEmpty {
        list.add("'\(label.displayName)' has no tooltip", of: label.name, at: label.place)
      } else if tooltip.lowercased() == label.displayName.lowercased() {
        list.add(
          "the tooltip of '\(label.displayName)' only repeats its name",
          of: label.name,
          at: label.place
        )
      }
    }
  }

  private static func published(_ scheme: Scheme, _ list: inout FindingList) {
    for label in scheme.labels where !label.isDisabled && !scheme.isGroup(label) {
      let isPublished = scheme.publishers(of: label).contains { policy in
        policy.state.isEnabled ?? true && policy.hasAudience
      }
      if !isPublished {
        list.add("no policy publishes '\(label.displayName)'", of: label.name, at: label.place)
      }
    }
  }

  private static func publishedTogether(_ scheme: Scheme, _ list: inout FindingList) {
    for policy in scheme.labelPolicies {
      let labels = scheme.published(by: policy)
      for label in labels {
        let children = scheme.children(of: label)
        let hasChild = labels.contains { inner in
          children.contains { scheme.same($0, inner) }
        }
        if !children.isEmpty, !hasChild {
          list.add(
            "'\(policy.name)' publishes the group '\(label.displayName)' without a sublabel",
            of: policy.name,
            at: policy.place
          )
        }
        guard let parent = scheme.parent(of: label), !parent.isLabelGroup,
          !labels.contains(where: { scheme.same($0, parent) })
        else { continue }
        list.add(
          "'\(policy.name)' publishes '\(label.displayName)' without its group"
            + " '\(parent.displayName)'",
          of: policy.name,
          at: policy.place
        )
      }
    }
  }

  private static func disabled(_ scheme: Scheme, _ list: inout FindingList) {
    for label in scheme.labels where label.isDisabled {
      for use in LabelUses.uses(of: label, in: scheme) {
        list.add(
          "'\(label.displayName)' is disabled and \(use.how)",
          of: label.name,
          at: use.place
        )
      }
    }
  }

  private static func scopes(_ scheme: Scheme, _ list: inout FindingList) {
    for label in scheme.labels where !label.isDisabled && !scheme.isGroup(label) {
      guard let scopes = label.scopes else { continue }
      let (file, email) = (scopes.contains("file"), scopes.contains("email"))
      if file != email {
        list.add(
          "'\(label.displayName)' is for \(file ? "files" : "mail") and not for"
            + " \(file ? "mail" : "files")",
          of: label.name,
          at: label.place
        )
      } else if scopes.contains("teamwork"), !file {
        list.add(
          "'\(label.displayName)' is for meetings and not for files and mail",
          of: label.name,
          at: label.place
        )
      }
    }
  }

  private static func anyContainer(_ scheme: Scheme, _ list: inout FindingList) {
    guard let first = scheme.labels.first, scheme.labels.contains(where: { $0.scopes != nil }),
      !scheme.labels.contains(where: { $0.isForContainers && !$0.isDisabled })
    else { return }
    list.add(
      "no label can be applied to sites, groups and teams",
      of: "labels",
      at: SchemePlace(file: first.place.file)
    )
  }

  private static func autoConditions(_ scheme: Scheme, _ list: inout FindingList) {
    for label in scheme.labels {
      for condition in label.autoConditions {
        let title = condition.type.title
        if scheme.isGroup(label) {
          list.add(
            "'\(label.displayName)' groups others and looks for '\(title)'",
            of: label.name,
            at: label.place
          )
        }
        if scheme.has(.informationTypes), !condition.type.isClassifier,
          scheme.types.type(condition.type) == nil
        {
          list.add(
            "'\(label.displayName)' looks for '\(title)', which is not there",
            of: label.name,
            at: label.place
          )
        }
        if condition.isAutomatic, let level = condition.type.minConfidence, level < 75 {
          list.add(
            "'\(label.displayName)' is applied at confidence \(level) of '\(title)'",
            of: label.name,
            at: label.place
          )
        }
      }
    }
  }

  private static func translations(_ scheme: Scheme, _ list: inout FindingList) {
    for key in ["displayname", "tooltip"] {
      let given = scheme.labels.map { label in
        let texts = label.translations.first { $0.key == key }?.texts ?? [:]
        return (label, Set(texts.keys.map { $0.lowercased() }))
      }
      let all = given.reduce(into: Set<String>()) { $0.formUnion($1.1) }
      guard !all.isEmpty else { continue }
      for (label, languages) in given {
        let missing = all.subtracting(languages).sorted()
        guard !missing.isEmpty else { continue }
        list.add(
          "'\(label.displayName)' has no \(key == "tooltip" ? "tooltip" : "name") in"
            + " \(missing.joined(separator: ", "))",
          of: label.name,
          at: label.place
        )
      }
    }
  }

  private static func defaults(_ scheme: Scheme, _ list: inout FindingList) {
    let knowsIDs = scheme.labels.contains { $0.guid != nil }
    for label in scheme.labels {
      if let child = label.settings["defaultsublabelid"], !child.isEmpty, knowsIDs {
        let isChild = scheme.label(child).flatMap { scheme.parent(of: $0) }.map {
          scheme.same($0, label)
        }
        if isChild != true {
          list.add(
            "the default sublabel '\(child)' of '\(label.displayName)' is none of its sublabels",
            of: label.name,
            at: label.place
          )
        }
      }
      if let content = label.settings["defaultcontentlabel"], !content.isEmpty, knowsIDs,
        content.lowercased() != "none", scheme.label(content) == nil
      {
        list.add(
          "the default label '\(content)' for content in '\(label.displayName)' is not there",
          of: label.name,
          at: label.place
        )
      }
      let values = [
        ("defaultsharingscope", ["specificpeople", "organization", "anyone"]),
        ("defaultsharelinkpermission", ["view", "edit"]),
      ]
      for (key, known) in values {
        if let value = label.settings[key], !value.isEmpty, !known.contains(value.lowercased()) {
          list.add(
            "'\(value)' is no value of \(key) of '\(label.displayName)'",
            of: label.name,
            at: label.place
          )
        }
      }
    }
  }

  private static func manyPublished(_ scheme: Scheme, _ list: inout FindingList) {
    let policies = scheme.labelPolicies.filter { $0.reachesAll && $0.state.isEnabled ?? true }
    let labels = scheme.labels.filter { label in
      policies.contains { policy in
        scheme.published(by: policy).contains { scheme.same($0, label) }
      }
    }
    guard labels.count > 25, let policy = policies.first else { return }
    list.add("everybody is offered \(labels.count) labels", of: policy.name, at: policy.place)
  }

  private static func looks(_ scheme: Scheme, _ list: inout FindingList) {
    func markings(_ label: Label) -> Set<String> {
      Set(
        label.actions("applycontentmarking").map { $0.subtype ?? "" }
          + label.actions("applywatermarking").map(\.type)
      )
    }
    for parent in scheme.labels {
      let children = scheme.children(of: parent)
      guard let first = children.first else { continue }
      for child in children {
        let colour = child.settings["color"]?.lowercased()
        let wanted = (parent.settings["color"] ?? first.settings["color"])?.lowercased()
        if let colour, let wanted, colour != wanted {
          list.add(
            "'\(child.displayName)' has another colour than '\(parent.displayName)'",
            of: child.name,
            at: child.place
          )
        } else if markings(child) != markings(first) {
          list.add(
            "'\(child.displayName)' is marked in another way than '\(first.displayName)'",
            of: child.name,
            at: child.place
          )
        }
      }
    }
  }

  private static func unused(_ scheme: Scheme, _ list: inout FindingList) {
    for label in scheme.labels where !scheme.isGroup(label) {
      if LabelUses.uses(of: label, in: scheme).isEmpty, label.autoConditions.isEmpty {
        list.add("nothing uses '\(label.displayName)'", of: label.name, at: label.place)
      }
    }
  }
}

/// Where labels are used.
enum LabelUses {
  /// What uses a label, in words that follow `it`, with the place.
  static func uses(of label: Label, in scheme: Scheme) -> [(how: String, place: SchemePlace)] {
    func means(_ reference: String?) -> Bool {
      guard let reference, let found = scheme.label(reference) else { return false }
      return scheme.same(found, label)
    }
    var uses: [(String, SchemePlace)] = []
    for policy in scheme.labelPolicies {
      if policy.labels.contains(where: means) {
        uses.append(("published by '\(policy.name)'", policy.place))
      }
      for key in LabelPolicyChecks.defaultKeys where means(policy.label(key)) {
        uses.append(("a default of '\(policy.name)'", policy.place))
      }
    }
    for policy in scheme.autoLabelPolicies where means(policy.label) {
      uses.append(("applied by '\(policy.name)'", policy.place))
    }
    for rule in scheme.dlpRules + scheme.autoLabelRules {
      for reference in rule.condition.labels where !reference.isRetention {
        if means(reference.id) || means(reference.name) {
          uses.append(("a condition of '\(rule.name)'", reference.place))
        }
      }
    }
    return uses
  }
}
