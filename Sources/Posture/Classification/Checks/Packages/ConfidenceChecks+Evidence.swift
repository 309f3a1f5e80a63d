import Documents

extension ConfidenceChecks {
  static func range(_ scheme: Scheme, _ list: inout FindingList) {
    for source in scheme.ownPackages {
      visit(source.root, source.package.place) { place, what, value in
        guard let level = Int(value.trimmedBlanks), (1...100).contains(level) else {
          list.add("\(what)=\"\(value)\" is no level", of: source.title, at: place)
          return
        }
      }
    }
  }

  /// Calls a function with every attribute that is a level.
  private static func visit(
    _ node: XMLNode,
    _ place: SchemePlace,
    _ body: (SchemePlace, String, String) -> Void
  ) {
    for name in ["confidenceLevel", "recommendedConfidence", "thresholdConfidenceLevel"] {
      if let value = node[attribute: name] { body(place.at(line: node.line), name, value) }
    }
    for child in node.children { visit(child, place, body) }
  }

  static func bands(_ scheme: Scheme, _ list: inout FindingList) {
    eachRule(scheme) { package, rule in
      guard rule.kind != .affinity else { return }
      let name = package.name(of: rule)
      let levels =
        [(rule.recommendedConfidence, rule.place, "recommends")]
        + rule.patterns.map { ($0.confidence, $0.place, "has a pattern of") }
      for (level, place, verb) in levels {
        guard let level, ![65, 75, 85].contains(level) else { continue }
        list.add("'\(name)' \(verb) level \(level)", of: name, at: place)
      }
    }
  }

  static func order(_ scheme: Scheme, _ list: inout FindingList) {
    eachRule(scheme) { package, rule in
      // Every pattern is compared with every other one.
      guard rule.kind != .affinity, rule.patterns.count <= 200 else { return }
      for high in rule.patterns {
        guard let level = high.confidence else { continue }
        let lower = rule.patterns.first { low in
          guard let other = low.confidence, other < level else { return false }
          return low.idMatch?.idRef == high.idMatch?.idRef && low.filters == high.filters
            && EvidenceOrder.implies(low.evidence, high.evidence)
        }
        if let lower, let other = lower.confidence {
          let name = package.name(of: rule)
          list.add(
            "'\(name)': level \(level) asks for no more than level \(other)",
            of: name,
            at: high.place
          )
        }
      }
    }
  }

  static func absence(_ scheme: Scheme, _ list: inout FindingList) {
    eachRule(scheme) { package, rule in
      guard rule.kind == .entity, let best = rule.patterns.compactMap(\.confidence).max() else {
        return
      }
      for pattern in rule.patterns where pattern.confidence == best && !pattern.evidence.isEmpty {
        let isOnlyAbsence = pattern.evidence.allSatisfy { evidence in
          if case .choice(let choice) = evidence { choice.isExclusion } else { false }
        }
        if isOnlyAbsence {
          let name = package.name(of: rule)
          list.add(
            "'\(name)': level \(best) rests on words that must not be there",
            of: name,
            at: pattern.place
          )
        }
      }
    }
  }

  static func tooClose(_ scheme: Scheme, _ list: inout FindingList) {
    eachRule(scheme) { package, rule in
      guard case .characters(let proximity) = rule.proximity else { return }
      let terms = rule.patterns.flatMap(\.matches).flatMap { match in
        package.processor(match.idRef)?.terms ?? []
      }
      guard let longest = terms.map({ $0.text.unicodeScalars.count }).max(),
        proximity < longest + 10
      else { return }
      let name = package.name(of: rule)
      list.add(
        "'\(name)' looks within \(proximity) characters for a term of \(longest)",
        of: name,
        at: rule.place
      )
    }
  }

  static func unreachableCount(_ scheme: Scheme, _ list: inout FindingList) {
    eachRule(scheme) { package, rule in
      for match in rule.patterns.flatMap(\.matches) where match.isUnique {
        guard let processor = package.processor(match.idRef), !processor.terms.isEmpty else {
          continue
        }
        let distinct = Set(processor.terms.map { TermShape.folded($0.text) }).count
        if match.minCount > distinct {
          let name = package.name(of: rule)
          list.add(
            "'\(name)' asks for \(match.minCount) different terms of '\(match.idRef)', which has"
              + " \(distinct)",
            of: name,
            at: match.place
          )
        }
      }
    }
  }

  static func bareDigits(_ scheme: Scheme, _ list: inout FindingList) {
    eachRule(scheme) { package, rule in
      for pattern in rule.patterns where (pattern.confidence ?? 0) >= 85 {
        guard let idRef = pattern.idMatch?.idRef, let regex = package.processor(idRef)?.regex,
          regex.validators == nil, let root = ExpressionText(regex.pattern).root,
          ExpressionFacts.countedCharacters(root, letters: false) != 0,
          !root.taken.overlaps(CharacterSet.letters)
        else { continue }
        let hasEvidence = pattern.evidence.contains { evidence in
          if case .choice(let choice) = evidence { !choice.isExclusion } else { true }
        }
        if !hasEvidence {
          let name = package.name(of: rule)
          list.add(
            "'\(name)' takes bare digits for level \(pattern.confidence ?? 0)",
            of: name,
            at: pattern.place
          )
        }
      }
    }
  }

  static func ownEvidence(_ scheme: Scheme, _ list: inout FindingList) {
    eachRule(scheme) { package, rule in
      for pattern in rule.patterns {
        guard let idRef = pattern.idMatch?.idRef else { continue }
        for match in pattern.matches where match.idRef == idRef && match.minCount <= 1 {
          let name = package.name(of: rule)
          list.add("'\(name)': '\(idRef)' is evidence of itself", of: name, at: match.place)
        }
      }
    }
  }

  static func countedIdentifier(_ scheme: Scheme, _ list: inout FindingList) {
    for source in scheme.ownPackages { visitIdentifiers(source.root, source, &list) }
  }

  private static func visitIdentifiers(
    _ node: XMLNode,
    _ source: Scheme.PackageSource,
    _ list: inout FindingList
  ) {
    if node.name == "IdMatch", node[attribute: "minCount"] != nil {
      list.add(
        "an IdMatch of '\(node[attribute: "idRef"] ?? "")' has a minCount",
        of: source.title,
        at: source.package.place.at(line: node.line)
      )
    }
    for child in node.children { visitIdentifiers(child, source, &list) }
  }

  static func samePlace(_ scheme: Scheme, _ list: inout FindingList) {
    eachRule(scheme) { package, rule in
      for pattern in rule.patterns {
        guard let idRef = pattern.idMatch?.idRef, let processor = package.processor(idRef) else {
          continue
        }
        let texts = identifierTexts(processor)
        for match in pattern.evidence.filter({ !isExclusion($0) }).flatMap(\.matches)
        where match.idRef != idRef {
          let terms = package.processor(match.idRef)?.terms ?? []
          let own = terms.first { term in
            let folded = TermShape.folded(term.text)
            return folded.count >= 2 && texts.contains { $0.contains(folded) }
          }
          if let own {
            let name = package.name(of: rule)
            list.add(
              "'\(name)': the evidence '\(own.text)' stands in the identifier itself",
              of: name,
              at: match.place
            )
          }
        }
      }
    }
  }

  private static func isExclusion(_ evidence: RulePackage.Evidence) -> Bool {
    if case .choice(let choice) = evidence { choice.isExclusion } else { false }
  }

  /// The fixed texts of what finds an identifier.
  private static func identifierTexts(_ processor: RulePackage.Processor) -> [String] {
    if let regex = processor.regex, let root = ExpressionText(regex.pattern).root {
      return ExpressionFacts.literals(root).map { $0.lowercased() }
    }
    return processor.terms.map { TermShape.folded($0.text) }
  }
}
