/// Whether levels, distances and evidence of rules make sense.
enum ConfidenceChecks {
  static let checks: [SchemeCheck] = [
    SchemeCheck(
      "CLS-CNF-001",
      .error,
      "rule",
      "Levels are numbers from 1 to 100.",
      advice: "give a number from 1 to 100",
      needs: [.rulePackages],
      run: range
    ),
    SchemeCheck(
      "CLS-CNF-002",
      .warning,
      "rule",
      "Levels are 65, 75 or 85.",
      advice: "use 65, 75 and 85, which is what policies call low, medium and high",
      needs: [.rulePackages],
      run: bands
    ),
    rule(
      "003",
      .error,
      "A rule has a recommended confidence.",
      advice: "add recommendedConfidence; a policy with the type cannot be saved without it"
    ) { rule, _ in
      rule.kind != .affinity && rule.recommendedConfidence == nil
        ? "it has no recommendedConfidence" : nil
    },
    rule(
      "004",
      .warning,
      "The recommended confidence is the level of a pattern.",
      advice: "set recommendedConfidence to the level of one of the patterns"
    ) { rule, _ in
      guard let level = rule.recommendedConfidence, rule.kind != .affinity else { return nil }
      let levels = rule.patterns.compactMap(\.confidence)
      return levels.isEmpty || levels.contains(level)
        ? nil : "no pattern has the recommended confidence \(level)"
    },
    rule(
      "005",
      .warning,
      "Patterns of a rule have different levels.",
      advice: "give the patterns different levels, or join them with Any"
    ) { rule, _ in
      guard rule.kind != .affinity else { return nil }
      let levels = rule.patterns.compactMap(\.confidence)
      var counts: [Int: Int] = [:]
      for level in levels { counts[level, default: 0] += 1 }
      let repeated = counts.filter { $0.value > 1 }.map(\.key).sorted()
      return repeated.isEmpty
        ? nil : "several patterns have level \(repeated.map { "\($0)" }.joined(separator: ", "))"
    },
    SchemeCheck(
      "CLS-CNF-006",
      .warning,
      "rule",
      "A higher level asks for more.",
      advice: "ask for more evidence at the higher level",
      needs: [.rulePackages],
      run: order
    ),
    choice(
      "007",
      .error,
      "No Any asks for more matches than it has elements.",
      advice: "lower minMatches, or add elements"
    ) { choice in
      choice.minMatches > choice.children.count && !choice.children.isEmpty
        ? "it asks for \(choice.minMatches) of \(choice.children.count)" : nil
    },
    choice(
      "008",
      .error,
      "The limits of an Any do not contradict each other.",
      advice: "to exclude, set both minMatches and maxMatches to 0"
    ) { choice in
      guard let most = choice.maxMatches, choice.minMatches > most else { return nil }
      return choice.statesMinimum
        ? "it asks for at least \(choice.minMatches) and at most \(most)"
        : "it asks for at most \(most), and for at least one by default"
    },
    choice(
      "009",
      .warning,
      "Every Any says something.",
      advice: "remove it, or set maxMatches to 0 to exclude"
    ) { choice in
      choice.minMatches == 0 && choice.maxMatches != 0 ? "it is always true" : nil
    },
    SchemeCheck(
      "CLS-CNF-010",
      .warning,
      "rule",
      "The highest level does not rest on something being absent.",
      advice: "ask for evidence beside the exclusion",
      needs: [.rulePackages],
      run: absence
    ),
    rule(
      "011",
      .warning,
      "Evidence is looked for within 1000 characters.",
      advice: "set patternsProximity to 300 or so"
    ) { rule, _ in
      guard rule.kind == .entity else { return nil }
      switch rule.proximity {
      case .unlimited: return "evidence counts anywhere in the text"
      case .characters(let count) where count > 1000: return "evidence counts within \(count)"
      default: return nil
      }
    },
    SchemeCheck(
      "CLS-CNF-012",
      .warning,
      "rule",
      "Evidence fits into the distance.",
      advice: "raise patternsProximity",
      needs: [.rulePackages],
      run: tooClose
    ),
    rule(
      "013",
      .advice,
      "A high level has evidence.",
      advice: "add a pattern with keywords for the high level, and lower the bare one to 65"
    ) { rule, _ in
      guard rule.kind == .entity else { return nil }
      let high = rule.patterns.filter { ($0.confidence ?? 0) >= 75 }
      return !high.isEmpty && high.allSatisfy { $0.evidence.isEmpty }
        ? "every level from 75 on is an identifier alone" : nil
    },
    SchemeCheck(
      "CLS-CNF-014",
      .error,
      "rule",
      "As many different matches as wanted can be there.",
      advice: "lower minCount, or add terms",
      needs: [.rulePackages],
      run: unreachableCount
    ),
    rule(
      "015",
      .warning,
      "No two patterns of a rule are the same.",
      advice: "remove one of them"
    ) { rule, _ in
      let keys = rule.patterns.map(EvidenceOrder.key)
      return Set(keys).count < keys.count ? "two patterns are the same" : nil
    },
    SchemeCheck(
      "CLS-CNF-016",
      .warning,
      "rule",
      "Bare digits at a high level are validated or have evidence.",
      advice: "add a checksum or keywords, or lower the level",
      needs: [.rulePackages],
      run: bareDigits
    ),
    SchemeCheck(
      "CLS-CNF-017",
      .warning,
      "rule",
      "An identifier is not evidence of itself.",
      advice: "use another processor as evidence",
      needs: [.rulePackages],
      run: ownEvidence
    ),
    rule(
      "018",
      .error,
      "The evidence of an affinity can reach its threshold.",
      advice: "lower thresholdConfidenceLevel, or add evidence"
    ) { rule, _ in
      guard rule.kind == .affinity, let threshold = rule.threshold else { return nil }
      let missing = rule.patterns.compactMap(\.confidence).reduce(1.0) { left, level in
        left * (1 - Double(min(100, max(0, level))) / 100)
      }
      let best = (1 - missing) * 100
      return best + 1e-9 < Double(threshold)
        ? "its evidence reaches \(Int(best.rounded())) of \(threshold)" : nil
    },
    SchemeCheck(
      "CLS-CNF-019",
      .warning,
      "rule",
      "An identifier is not counted in its own element.",
      advice: "remove minCount; policies say how many instances they want",
      needs: [.rulePackages],
      run: countedIdentifier
    ),
    SchemeCheck(
      "CLS-CNF-020",
      .warning,
      "rule",
      "Evidence is not part of what the identifier matches.",
      advice: "use words as evidence that do not stand in the identifier itself",
      needs: [.rulePackages],
      run: samePlace
    ),
  ]

  private static func rule(
    _ number: String,
    _ severity: SchemeFinding.Severity,
    _ title: String,
    advice: String,
    _ test: @escaping @Sendable (RulePackage.Rule, RulePackage) -> String?
  ) -> SchemeCheck {
    SchemeCheck(
      "CLS-CNF-" + number,
      severity,
      "rule",
      title,
      advice: advice,
      needs: [.rulePackages]
    ) { scheme, list in
      eachRule(scheme) { package, rule in
        if let message = test(rule, package) {
          list.add(
            "'\(package.name(of: rule))': \(message)",
            of: package.name(of: rule),
            at: rule.place
          )
        }
      }
    }
  }

  private static func choice(
    _ number: String,
    _ severity: SchemeFinding.Severity,
    _ title: String,
    advice: String,
    _ test: @escaping @Sendable (RulePackage.Choice) -> String?
  ) -> SchemeCheck {
    SchemeCheck(
      "CLS-CNF-" + number,
      severity,
      "Any",
      title,
      advice: advice,
      needs: [.rulePackages]
    ) { scheme, list in
      eachRule(scheme) { package, rule in
        for choice in rule.patterns.flatMap(\.choices) {
          if let message = test(choice) {
            list.add(
              "an Any of '\(package.name(of: rule))': \(message)",
              of: package.name(of: rule),
              at: choice.place
            )
          }
        }
      }
    }
  }

  static func eachRule(_ scheme: Scheme, _ body: (RulePackage, RulePackage.Rule) -> Void) {
    for source in scheme.ownPackages {
      for rule in source.package.rules { body(source.package, rule) }
    }
  }
}
