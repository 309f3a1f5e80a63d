/// Whether labels and policies give the organisation's data what its scheme file asks for.
enum CoverageChecks {
  static let checks: [SchemeCheck] = [
    SchemeCheck(
      "CLS-COV-001",
      .error,
      "scheme file",
      "The scheme file is sound.",
      advice: "correct the scheme file",
      needs: [],
      run: soundness
    ),
    SchemeCheck(
      "CLS-COV-002",
      .error,
      "scheme file",
      "Every tier has a label, and every label a tier.",
      advice: "name the label that realises the tier, or add a tier",
      needs: [.schemeFile, .labels],
      run: tierLabels
    ),
    SchemeCheck(
      "CLS-COV-003",
      .error,
      "scheme file",
      "Tiers have the order of their labels.",
      advice: "reorder the tiers or the labels",
      needs: [.schemeFile, .labels],
      run: tierOrder
    ),
    SchemeCheck(
      "CLS-COV-004",
      .error,
      "scheme file",
      "Labels give what their tier demands.",
      advice: "change the label, or the demand",
      needs: [.schemeFile, .labels],
      run: demands
    ),
    SchemeCheck(
      "CLS-COV-005",
      .error,
      "scheme file",
      "Every category is recognised by something.",
      advice: "add a detector that exists, or 'manual'",
      needs: [.schemeFile],
      run: detectors
    ),
    SchemeCheck(
      "CLS-COV-006",
      .warning,
      "scheme file",
      "Every category gets its label by itself.",
      advice: "add an auto-labelling policy that enforces, or a condition to the label",
      needs: [.schemeFile, .labels, .autoLabelPolicies, .autoLabelRules],
      run: autoLabels
    ),
    SchemeCheck(
      "CLS-COV-007",
      .warning,
      "scheme file",
      "Every category is guarded wherever it should be.",
      advice: "add the location to a DLP policy that enforces",
      needs: [.schemeFile, .dlpPolicies, .dlpRules],
      run: guards
    ),
    SchemeCheck(
      "CLS-COV-008",
      .warning,
      "scheme file",
      "Every workload that the scheme names is guarded.",
      advice: "add the location to a DLP policy",
      needs: [.schemeFile, .dlpPolicies, .dlpRules],
      run: workloads
    ),
    SchemeCheck(
      "CLS-COV-009",
      .warning,
      "scheme file",
      "Every category is kept for as long as it must be.",
      advice: "change the duration of the retention policy",
      needs: [.schemeFile, .retentionPolicies, .retentionRules],
      run: retention
    ),
    SchemeCheck(
      "CLS-COV-010",
      .warning,
      "scheme file",
      "Samples of a category are told apart by its types.",
      advice: "adapt the type or the sample; 'posture classify test' shows what is found",
      needs: [.schemeFile, .rulePackages],
      run: SampleCheck.run
    ),
    SchemeCheck(
      "CLS-COV-011",
      .advice,
      "types",
      "Every type of one's own is used.",
      advice: "use the type in a policy, or remove it",
      needs: [.rulePackages, .autoLabelRules, .dlpRules, .labels],
      run: unusedTypes
    ),
    SchemeCheck(
      "CLS-COV-012",
      .warning,
      "scheme file",
      "No detector stands for categories of two tiers.",
      advice: "give the categories detectors of their own, or one tier",
      needs: [.schemeFile],
      run: sharedDetectors
    ),
    SchemeCheck(
      "CLS-COV-013",
      .warning,
      "sites",
      "Sites are labelled, and not below what is in them.",
      advice: "label the site as high as its most sensitive file",
      needs: [.containers, .labels],
      run: containers
    ),
    SchemeCheck(
      "CLS-COV-014",
      .advice,
      "exports",
      "What could not be assessed is said.",
      open: "it is the list of checks that are not assessed, with the exports they want"
    ),
  ]

  private static func soundness(_ scheme: Scheme, _ list: inout FindingList) {
    for fault in scheme.faults where fault.kind == .brokenScheme {
      list.add(fault.message, of: fault.object, at: fault.place)
    }
    guard let file = scheme.file else { return }
    var tiers: Set<String> = []
    for tier in file.tiers where !tiers.insert(tier.id).inserted {
      list.add("there is a second tier '\(tier.id)'", of: tier.id, at: tier.place)
    }
    var categories: Set<String> = []
    for category in file.categories {
      if !categories.insert(category.id).inserted {
        list.add("there is a second category '\(category.id)'", of: category.id, at: category.place)
      }
      if let tier = category.tier, !tiers.contains(tier) {
        list.add(
          "category '\(category.id)' is of tier '\(tier)', which is not there",
          of: category.id,
          at: category.place
        )
      } else if category.tier == nil {
        list.add("category '\(category.id)' is of no tier", of: category.id, at: category.place)
      }
      for workload in category.workloads where !SchemeFile.workloads.contains(workload) {
        list.add(
          "'\(workload)' of category '\(category.id)' is no workload",
          of: category.id,
          at: category.place
        )
      }
    }
    for exception in file.exceptions where SchemeChecks.check(exception.check) == nil {
      list.add(
        "'\(exception.check)' is no check",
        of: exception.check,
        at: exception.place
      )
    }
    for exception in file.exceptions where exception.reason == nil {
      list.add(
        "the exception for '\(exception.check)' has no reason",
        of: exception.check,
        at: exception.place
      )
    }
  }

  private static func tierLabels(_ scheme: Scheme, _ list: inout FindingList) {
    guard let file = scheme.file else { return }
    let tiers = file.tiers.compactMap { TierLabels.label(of: $0, in: scheme) }
    for tier in file.tiers {
      guard let label = TierLabels.label(of: tier, in: scheme) else {
        list.add(
          "tier '\(tier.id)' has no label '\(tier.label ?? "")'",
          of: tier.id,
          at: tier.place
        )
        continue
      }
      if label.isDisabled {
        list.add(
          "the label '\(label.displayName)' of tier '\(tier.id)' is disabled",
          of: tier.id,
          at: tier.place
        )
      }
    }
    guard scheme.has(.labelPolicies) else { return }
    for label in scheme.labels where !scheme.publishers(of: label).isEmpty {
      let own = [label] + (scheme.parent(of: label).map { [$0] } ?? [])
      let isOfTier =
        own.contains { label in tiers.contains { scheme.same($0, label) } }
        || scheme.children(of: label).contains { child in
          tiers.contains { scheme.same($0, child) }
        }
      if !isOfTier {
        list.add(
          "label '\(label.displayName)' is of no tier",
          of: label.name,
          at: label.place
        )
      }
    }
  }

  private static func tierOrder(_ scheme: Scheme, _ list: inout FindingList) {
    guard let file = scheme.file else { return }
    let ranked = file.tiers.compactMap { tier -> (SchemeFile.Tier, Int, Int)? in
      guard let rank = tier.rank, let priority = TierLabels.label(of: tier, in: scheme)?.priority
      else { return nil }
      return (tier, rank, priority)
    }.sorted { ($0.1, $0.0.id) < ($1.1, $1.0.id) }
    for (low, high) in zip(ranked, ranked.dropFirst()) where low.2 > high.2 {
      list.add(
        "tier '\(high.0.id)' is above '\(low.0.id)' and its label is below",
        of: high.0.id,
        at: high.0.place
      )
    }
  }

  private static func demands(_ scheme: Scheme, _ list: inout FindingList) {
    for tier in scheme.file?.tiers ?? [] {
      guard let label = TierLabels.label(of: tier, in: scheme) else { continue }
      let leaves = TierLabels.leaves(of: label, in: scheme)
      func report(_ leaf: Label, _ problem: String) {
        list.add(
          "tier '\(tier.id)' demands more: '\(leaf.displayName)' \(problem)",
          of: tier.id,
          at: tier.place
        )
      }
      for leaf in leaves where leaf.hasActions {
        if tier.encrypt == true, !leaf.encrypts, leaf.isForContent {
          report(leaf, "does not encrypt")
        }
        if tier.marking == true, leaf.actions("applycontentmarking").isEmpty,
          leaf.actions("applywatermarking").isEmpty
        {
          report(leaf, "marks nothing")
        }
        let guests = leaf.actions("protectgroup").first?.settings["allowaccesstoguestusers"]
        if tier.guests == false, guests?.lowercased() == "true" { report(leaf, "lets guests in") }
        if let most = tier.maxOfflineDays, let days = leaf.encryption?.offlineDays,
          days < 0 || days > most
        {
          report(leaf, days < 0 ? "opens offline for ever" : "opens offline for \(days) days")
        }
      }
      let settled = leaves.contains { leaf in
        leaf.isForContainers && !leaf.actions("protectgroup").isEmpty
      }
      if tier.container == true, !settled, let leaf = leaves.first, leaf.hasActions {
        report(leaf, "protects no containers")
      }
    }
  }

  private static func detectors(_ scheme: Scheme, _ list: inout FindingList) {
    for category in scheme.file?.categories ?? [] {
      if category.detectors.isEmpty {
        list.add(
          "category '\(category.id)' has no detector",
          of: category.id,
          at: category.place
        )
      }
      for detector in category.detectors where detector.kind == "sit" || detector.kind == "edm" {
        let canTell = scheme.has(.informationTypes) || scheme.has(.rulePackages)
        if canTell, scheme.types.type(detector.name) == nil {
          list.add(
            "the type '\(detector.name)' of category '\(category.id)' is not there",
            of: category.id,
            at: detector.place
          )
        }
      }
    }
  }

  private static func autoLabels(_ scheme: Scheme, _ list: inout FindingList) {
    guard let file = scheme.file else { return }
    for category in file.categories {
      let detectors = category.detectors.filter { $0.kind != "manual" }
      guard !detectors.isEmpty, let tier = file.tiers.first(where: { $0.id == category.tier })
      else { continue }
      if !Coverage.isLabelled(category, tier, in: scheme) {
        list.add(
          "nothing gives category '\(category.id)' a label of tier '\(tier.id)'",
          of: category.id,
          at: category.place
        )
      }
    }
  }

  private static func guards(_ scheme: Scheme, _ list: inout FindingList) {
    for category in scheme.file?.categories ?? []
    where category.detectors.contains(where: { $0.kind != "manual" }) {
      for workload in category.workloads {
        let cell = Coverage.cell(category, workload, in: scheme)
        if cell.isApplicable, !cell.isEnforced {
          list.add(
            "no DLP rule that enforces guards category '\(category.id)' in \(workload)",
            of: category.id,
            at: category.place
          )
        }
      }
    }
  }

  private static func workloads(_ scheme: Scheme, _ list: inout FindingList) {
    guard let file = scheme.file else { return }
    let named = Set(file.categories.flatMap(\.workloads)).sorted()
    for workload in named {
      let cell = Coverage.cell(nil, workload, in: scheme)
      if cell.isApplicable, cell.extent == .none {
        list.add("no DLP policy is for \(workload)", of: workload, at: file.place)
      }
    }
  }

  private static func retention(_ scheme: Scheme, _ list: inout FindingList) {
    let outcomes = RetentionOutcome.outcomes(of: scheme)
    for category in scheme.file?.categories ?? [] {
      let workloads = category.workloads.flatMap(Coverage.workloads).filter {
        [.exchange, .sharePoint, .oneDrive, .teams].contains($0)
      }
      let covered = workloads.filter { workload in
        // Teams are kept by policies of their own, which not every scheme has.
        workload != .teams || outcomes.contains { $0.workloads.contains(.teams) }
      }
      for workload in Set(covered).sorted(by: { $0.rawValue < $1.rawValue }) {
        let keeping = outcomes.filter { $0.workloads.contains(workload) && $0.keeps }
        let isForEver = keeping.contains { $0.days == nil }
        let kept = keeping.compactMap(\.days).max() ?? 0
        if let wanted = category.retentionMinDays, wanted > 0, !isForEver, kept < wanted {
          list.add(
            "category '\(category.id)' is kept for \(kept) days in \(workload.rawValue) and must be"
              + " for \(wanted)",
            of: category.id,
            at: category.place
          )
        }
        if let most = category.retentionMaxDays, isForEver || kept > most {
          list.add(
            "category '\(category.id)' is kept \(isForEver ? "for ever" : "for \(kept) days") in"
              + " \(workload.rawValue) and must be gone after \(most)",
            of: category.id,
            at: category.place
          )
        }
      }
    }
  }

  private static func unusedTypes(_ scheme: Scheme, _ list: inout FindingList) {
    let conditions =
      (scheme.dlpRules + scheme.autoLabelRules).flatMap(\.condition.types)
      + scheme.retentionRules.flatMap(\.condition.types)
      + scheme.labels.flatMap(\.autoConditions).map(\.type)
    var used = Set(conditions.flatMap { [$0.id, $0.name].compactMap { $0?.lowercased() } })
    for rule in scheme.packages.flatMap(\.package.rules) {
      used.formUnion(rule.patterns.compactMap { $0.idMatch?.classification?.lowercased() })
    }
    for source in scheme.ownPackages {
      for rule in source.package.rules {
        let name = source.package.name(of: rule)
        if !used.contains(rule.id.lowercased()), !used.contains(name.lowercased()) {
          list.add("nothing uses the type '\(name)'", of: name, at: rule.place)
        }
      }
    }
  }

  private static func sharedDetectors(_ scheme: Scheme, _ list: inout FindingList) {
    var owners: [String: SchemeFile.Category] = [:]
    for category in scheme.file?.categories ?? [] {
      for detector in category.detectors where detector.kind != "manual" {
        let key = "\(detector.kind)/\(detector.name.lowercased())"
        if let other = owners[key], other.tier != category.tier {
          list.add(
            "'\(detector.name)' stands for '\(other.id)' of tier '\(other.tier ?? "")' and for"
              + " '\(category.id)' of tier '\(category.tier ?? "")'",
            of: category.id,
            at: category.place
          )
        } else {
          owners[key] = category
        }
      }
    }
  }

  private static func containers(_ scheme: Scheme, _ list: inout FindingList) {
    for container in scheme.containers {
      guard let reference = container.label, let label = scheme.label(reference) else {
        list.add("'\(container.name)' has no label", of: container.name, at: container.place)
        continue
      }
      guard let highest = container.highestFileLabel.flatMap({ scheme.label($0) }),
        let own = label.priority, let inside = highest.priority, inside > own
      else { continue }
      list.add(
        "'\(container.name)' is '\(label.displayName)' and holds '\(highest.displayName)'",
        of: container.name,
        at: container.place
      )
    }
  }
}
