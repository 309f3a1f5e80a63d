extension DetectionRules {
  /// What a package says, ready to be run.
  ///
  /// Exact matches need the organisation's table and are told as types that cannot be tried.
  public init(_ package: RulePackage) {
    self.init()
    let reader = PackageRules(package)
    for processor in package.processors {
      let id = processor.id.trimmedBlanks
      // The first of several with the same identifier stands, as in the model.
      guard processors[id] == nil else { continue }
      processors[id] = reader.rule(of: processor)
    }
    types = package.rules.map(reader.type)
  }
}

/// Turns the parts of a package into rules.
private struct PackageRules {
  /// What is taken where a rule says nothing or nonsense; the portal writes it.
  private static let usualProximity = 300

  let package: RulePackage

  init(_ package: RulePackage) { self.package = package }

  func rule(of processor: RulePackage.Processor) -> ProcessorRule {
    switch processor.content {
    case .regex(let regex):
      return .regex(regex.pattern, validators: validators(regex.validators))
    case .keywords(let groups):
      return .keywords(
        groups.map { group in
          KeywordGroup(
            matchesWords: group.style == .word,
            terms: group.terms.map { KeywordTerm($0.text, isCaseSensitive: $0.isCaseSensitive) }
          )
        }
      )
    case .fingerprint: return .unassessed("not evaluated: fingerprints are opaque")
    case .extendedKeywords(let text):
      let terms = text.split(whereSeparator: \.isNewline).map {
        KeywordTerm(String($0).trimmedBlanks)
      }
      return .keywords([KeywordGroup(matchesWords: true, terms: terms)])
    }
  }

  private func validators(_ reference: String?) -> [ValidatorRule] {
    guard let name = reference?.trimmedBlanks, !name.isEmpty else { return [] }
    guard let set = package.validatorSets.first(where: { $0.id.trimmedBlanks == name }) else {
      return [.function(name)]
    }
    return set.validators.map(validator)
  }

  private func validator(_ validator: RulePackage.ValidatorSet.Validator) -> ValidatorRule {
    switch validator.type {
    case "Checksum":
      let known: Set<String> = ["Weights", "Mod", "CheckDigit", "AllowAlphabets"]
      if let stranger = validator.parameters.first(where: { !known.contains($0.name) }) {
        return .unassessed("not evaluated: the checksum parameter '\(stranger.name)'")
      }
      guard let weights = validator.weights, let modulus = validator.integer("Mod"),
        let checkDigit = validator.integer("CheckDigit")
      else { return .unassessed("not evaluated: the checksum lacks weights, Mod or CheckDigit") }
      return .checksum(
        weights: weights,
        modulus: modulus,
        checkDigit: checkDigit,
        allowsLetters: validator["AllowAlphabets"] == "1"
      )
    case "DateSimple":
      guard let order = validator["Pattern"] else {
        return .unassessed("not evaluated: the date has no Pattern")
      }
      let offset = validator.parameters.first { $0.name.lowercased().hasSuffix("offset") }
      return .date(order: order, offset: offset.flatMap { Int($0.value.trimmedBlanks) } ?? 0)
    case let type where type.lowercased().hasPrefix("luhn"): return .luhn
    case let type: return .unassessed("not evaluated: there is no validator of type '\(type)'")
    }
  }

  func type(_ rule: RulePackage.Rule) -> TypeRule {
    let kind: TypeRule.Kind =
      rule.kind == .affinity ? .affinity(threshold: rule.threshold ?? 100) : .entity
    let proximity: Int? =
      switch rule.proximity {
      case .unlimited: nil
      case .characters(let count): count
      case nil: Self.usualProximity
      }
    return TypeRule(
      id: rule.id,
      name: package.name(of: rule),
      kind: kind,
      proximity: proximity,
      recommendedConfidence: rule.recommendedConfidence,
      patterns: rule.kind == .exactMatch ? [] : rule.patterns.compactMap(pattern),
      filters: filters(rule.filters) + (rule.kind == .exactMatch ? [Self.exactMatch] : [])
    )
  }

  private static let exactMatch = FilterRule.unassessed(
    "not evaluated: an exact match needs the table of the organisation"
  )

  /// A pattern without a level, or of an entity without an identifier, finds nothing.
  private func pattern(_ pattern: RulePackage.Pattern) -> PatternRule? {
    guard let confidence = pattern.confidence else { return nil }
    return PatternRule(
      confidence: confidence,
      identifier: pattern.idMatch?.idRef.trimmedBlanks,
      evidence: pattern.evidence.map(evidence),
      filters: filters(pattern.filters)
    )
  }

  private func evidence(_ evidence: RulePackage.Evidence) -> EvidenceRule {
    switch evidence {
    case .match(let match):
      .match(match.idRef.trimmedBlanks, minCount: match.minCount, isUnique: match.isUnique)
    case .choice(let choice):
      .any(
        choice.children.map(self.evidence),
        minMatches: choice.minMatches,
        maxMatches: choice.maxMatches
      )
    }
  }

  private func filters(_ reference: String?) -> [FilterRule] {
    guard let name = reference?.trimmedBlanks, !name.isEmpty else { return [] }
    guard let set = package.filterSets.first(where: { $0.id.trimmedBlanks == name }) else {
      return [.unassessed("not evaluated: there are no filters '\(name)'")]
    }
    return set.filters.map(filter)
  }

  private func filter(_ filter: RulePackage.FilterSet.Filter) -> FilterRule {
    switch filter.type {
    case "AllDigitsSameFilter": return .allDigitsSame
    case "TextMatchFilter":
      let direction = filter.direction.flatMap {
        FilterRule.Direction(rawValue: $0.trimmedBlanks)
      }
      guard let direction, let logic = filter.logic?.trimmedBlanks,
        ["Include", "Exclude"].contains(logic), let processor = filter.processor?.trimmedBlanks
      else { return .unassessed("not evaluated: a text filter lacks a known direction or logic") }
      return .text(direction, includes: logic == "Include", processor: processor)
    case let type: return .unassessed("not evaluated: there is no filter of type '\(type)'")
    }
  }
}
