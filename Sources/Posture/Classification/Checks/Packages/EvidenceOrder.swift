/// Compares what patterns ask for.
enum EvidenceOrder {
  /// Whether everything that the second asks for is there whenever what the first asks for is.
  static func implies(
    _ first: [RulePackage.Evidence],
    _ second: [RulePackage.Evidence]
  ) -> Bool {
    second.allSatisfy { wanted in first.contains { implies($0, wanted) } || isAlwaysTrue(wanted) }
  }

  private static func isAlwaysTrue(_ evidence: RulePackage.Evidence) -> Bool {
    if case .choice(let choice) = evidence {
      choice.minMatches == 0 && choice.maxMatches == nil
    } else {
      false
    }
  }

  private static func implies(
    _ first: RulePackage.Evidence,
    _ second: RulePackage.Evidence
  ) -> Bool {
    switch (first, second) {
    case (.match(let left), .match(let right)):
      return left.idRef == right.idRef && left.minCount >= right.minCount
        && (left.isUnique || !right.isUnique)
    case (.choice(let left), .choice(let right)):
      guard left.minMatches >= right.minMatches, left.maxMatches == right.maxMatches else {
        return false
      }
      if right.isExclusion {
        return right.children.allSatisfy { child in
          left.children.contains { key($0) == key(child) }
        }
      }
      return left.children.allSatisfy { child in
        right.children.contains { key($0) == key(child) }
      }
    case (.match, .choice(let right)):
      return right.maxMatches == nil && right.minMatches <= 1
        && right.children.contains { implies(first, $0) }
    case (.choice, .match): return false
    }
  }

  /// A text that is equal for equal patterns, levels aside.
  static func key(_ pattern: RulePackage.Pattern) -> String {
    let evidence = pattern.evidence.map(key).sorted().joined(separator: ";")
    return "\(pattern.idMatch?.idRef ?? "")|\(pattern.filters ?? "")|\(pattern.engine ?? "")|"
      + evidence + (pattern.idMatch == nil ? "|\(pattern.confidence ?? 0)" : "")
  }

  private static func key(_ evidence: RulePackage.Evidence) -> String {
    switch evidence {
    case .match(let match): return "\(match.idRef)*\(match.minCount)\(match.isUnique ? "u" : "")"
    case .choice(let choice):
      let children = choice.children.map(key).sorted().joined(separator: ",")
      return "[\(choice.minMatches)-\(choice.maxMatches ?? -1):\(children)]"
    }
  }
}
