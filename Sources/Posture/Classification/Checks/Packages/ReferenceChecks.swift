import Diagnostics

/// Whether everything that a package refers to is there.
enum ReferenceChecks {
  static let checks: [SchemeCheck] = [
    SchemeCheck(
      "CLS-REF-001",
      .error,
      "rule package",
      "Every reference names a processor.",
      advice: "define the processor, or correct the reference",
      needs: [.rulePackages],
      run: dangling
    ),
    SchemeCheck(
      "CLS-REF-002",
      .error,
      "rule package",
      "No two processors share a name.",
      advice: "rename one of them and the references to it",
      needs: [.rulePackages],
      run: twice
    ),
    SchemeCheck(
      "CLS-REF-003",
      .warning,
      "rule package",
      "Every processor, validator and filter is used.",
      advice: "remove it, or refer to it",
      needs: [.rulePackages],
      run: unused
    ),
    SchemeCheck(
      "CLS-REF-004",
      .warning,
      "rule package",
      "Functions are documented and not replaced.",
      advice: "use a function of the documentation; case counts",
      needs: [.rulePackages],
      run: functions
    ),
    SchemeCheck(
      "CLS-REF-005",
      .error,
      "rule package",
      "Functions that validate can do that.",
      advice: "use a function that is documented as a validator, or a checksum of your own",
      needs: [.rulePackages],
      run: functionValidators
    ),
    SchemeCheck(
      "CLS-REF-006",
      .error,
      "rule package",
      "Every expression's validators are there.",
      advice: "define the Validators element, or correct the reference",
      needs: [.rulePackages],
      run: validators
    ),
    SchemeCheck(
      "CLS-REF-007",
      .error,
      "rule package",
      "Every rule's filters are there.",
      advice: "define the Filters element, or correct the reference",
      needs: [.rulePackages],
      run: filters
    ),
    SchemeCheck(
      "CLS-REF-008",
      .error,
      "rule package",
      "Every filter's text is a keyword list or expression.",
      advice: "define the processor, or correct textProcessorId",
      needs: [.rulePackages],
      run: filterTexts
    ),
    SchemeCheck(
      "CLS-REF-009",
      .error,
      "rule package",
      "Every Resource is about a rule of the package.",
      advice: "correct the idRef, or remove the Resource",
      needs: [.rulePackages],
      run: strayResources
    ),
    SchemeCheck(
      "CLS-REF-010",
      .error,
      "rule package",
      "Every rule has one Resource.",
      advice: "add a Resource with a Name; without it the type has none",
      needs: [.rulePackages],
      run: resources
    ),
    SchemeCheck(
      "CLS-REF-011",
      .warning,
      "rule package and dictionaries",
      "Keyword dictionaries that rules refer to are in the tenant.",
      advice: "make the dictionary in this tenant and refer to its new identifier",
      needs: [.rulePackages, .dictionaries],
      run: dictionaries
    ),
    SchemeCheck(
      "CLS-REF-012",
      .warning,
      "rule package",
      "Lists of Microsoft's package are not relied on.",
      advice: "copy the list into your package; the names are not promised",
      needs: [.rulePackages],
      run: foreignLists
    ),
    SchemeCheck(
      "CLS-REF-013",
      .warning,
      "rule package",
      "Names and references have no blanks at their ends.",
      advice: "remove the blanks",
      needs: [.rulePackages],
      run: blanks
    ),
    SchemeCheck(
      "CLS-REF-014",
      .warning,
      "rule package",
      "References have the case of the name.",
      advice: "write the reference as the name is written; case counts",
      needs: [.rulePackages],
      run: otherCase
    ),
    SchemeCheck(
      "CLS-REF-015",
      .warning,
      "rule package",
      "No function validates an expression of one's own.",
      advice: "try the upload in a test tenant; some are refused although documentation offers it",
      needs: [.rulePackages],
      run: trialValidators
    ),
  ]

  /// What a reference means.
  enum Target {
    case processor
    case function
    case microsoftList
    case dictionary
    case nothing
  }

  static func target(_ idRef: String, in package: RulePackage) -> Target {
    // Whether the service regards blanks at the ends is not documented; another check tells them.
    if package.processor(idRef) != nil { return .processor }
    let idRef = idRef.trimmedBlanks
    if package.processors.contains(where: { $0.id.trimmedBlanks == idRef }) { return .processor }
    // An unknown function is another check's matter.
    if idRef.hasPrefix("Func_") { return .function }
    if GUIDShape.isGUID(idRef) { return .dictionary }
    guard idRef.hasPrefix("Keyword_") || idRef.hasPrefix("CEP_") else { return .nothing }
    // One that is nearly a name of this package was meant to be that.
    return nearest(to: idRef, among: package.processors.map(\.id)).isEmpty
      ? .microsoftList : .nothing
  }

  private static func dangling(_ scheme: Scheme, _ list: inout FindingList) {
    for source in scheme.ownPackages {
      let names = source.package.processors.map(\.id)
      for (rule, idRef, _, place) in source.package.references {
        guard case .nothing = target(idRef, in: source.package) else { continue }
        list.add(
          "'\(source.package.name(of: rule))' refers to '\(idRef)', which is not defined",
          of: source.package.name(of: rule),
          at: place,
          advice: nearMissHints(for: idRef, among: names).first
        )
      }
    }
  }

  private static func twice(_ scheme: Scheme, _ list: inout FindingList) {
    for source in scheme.ownPackages {
      let package = source.package
      let kinds: [[(String, SchemePlace)]] = [
        package.processors.map { ($0.id, $0.place) },
        package.validatorSets.map { ($0.id, $0.place) },
        package.filterSets.map { ($0.id, $0.place) },
      ]
      for kind in kinds {
        var seen: Set<String> = []
        for (id, place) in kind where !seen.insert(id).inserted {
          list.add("there is a second '\(id)'", of: id, at: place)
        }
      }
    }
  }

  private static func unused(_ scheme: Scheme, _ list: inout FindingList) {
    for source in scheme.ownPackages {
      let package = source.package
      let filters = Set(
        package.rules.flatMap { [$0.filters] + $0.patterns.map(\.filters) }.compactMap { $0 }
      )
      let texts = Set(package.filterSets.flatMap { $0.filters.compactMap(\.processor) })
      let references = package.references.map(\.idRef)
      let processors = Set(references + references.map(\.trimmedBlanks)).union(texts)
      let validators = Set(package.processors.compactMap { $0.regex?.validators })
      let all: [(String, SchemePlace, Bool)] =
        package.processors.map { ($0.id, $0.place, processors.contains($0.id)) }
        + package.validatorSets.map { ($0.id, $0.place, validators.contains($0.id)) }
        + package.filterSets.map { ($0.id, $0.place, filters.contains($0.id)) }
      for (id, place, isUsed) in all where !isUsed {
        list.add("nothing refers to '\(id)'", of: id, at: place)
      }
    }
  }

  private static func functions(_ scheme: Scheme, _ list: inout FindingList) {
    for source in scheme.ownPackages {
      for (rule, idRef, _, place) in source.package.references where idRef.hasPrefix("Func_") {
        guard source.package.processor(idRef) == nil else { continue }
        let name = source.package.name(of: rule)
        if BuiltInFunctions.deprecated.contains(idRef) {
          list.add(
            "'\(name)' uses '\(idRef)', which knows one language only",
            of: name,
            at: place,
            advice: "use 'Func_eu_date'"
          )
        } else if !BuiltInFunctions.names.contains(idRef) {
          list.add(
            "'\(name)' uses '\(idRef)', which is no documented function",
            of: name,
            at: place,
            advice: nearMissHints(for: idRef, among: BuiltInFunctions.names.sorted()).first
          )
        }
      }
    }
  }

  private static func eachExpression(
    _ scheme: Scheme,
    _ body: (RulePackage, RulePackage.Processor, String) -> Void
  ) {
    for source in scheme.ownPackages {
      for processor in source.package.processors {
        if let validators = processor.regex?.validators {
          body(source.package, processor, validators)
        }
      }
    }
  }

  private static func functionValidators(_ scheme: Scheme, _ list: inout FindingList) {
    eachExpression(scheme) { package, processor, validators in
      guard validators.hasPrefix("Func_"), package.validatorSet(validators) == nil,
        !BuiltInFunctions.validators.contains(validators)
      else { return }
      list.add(
        "'\(validators)' cannot validate an expression",
        of: processor.id,
        at: processor.place
      )
    }
  }

  private static func validators(_ scheme: Scheme, _ list: inout FindingList) {
    eachExpression(scheme) { package, processor, validators in
      guard !validators.hasPrefix("Func_"), package.validatorSet(validators) == nil else { return }
      list.add(
        "the validators '\(validators)' are not defined",
        of: processor.id,
        at: processor.place,
        advice: nearMissHints(for: validators, among: package.validatorSets.map(\.id)).first
      )
    }
  }

  private static func trialValidators(_ scheme: Scheme, _ list: inout FindingList) {
    eachExpression(scheme) { package, processor, validators in
      guard BuiltInFunctions.validators.contains(validators) else { return }
      list.add(
        "the function '\(validators)' validates an expression",
        of: processor.id,
        at: processor.place
      )
    }
  }

  private static func filters(_ scheme: Scheme, _ list: inout FindingList) {
    for source in scheme.ownPackages {
      for rule in source.package.rules {
        let used = [(rule.filters, rule.place)] + rule.patterns.map { ($0.filters, $0.place) }
        for (filters, place) in used {
          guard let filters, source.package.filterSet(filters) == nil else { continue }
          let name = source.package.name(of: rule)
          list.add(
            "the filters '\(filters)' of '\(name)' are not defined",
            of: name,
            at: place,
            advice: nearMissHints(for: filters, among: source.package.filterSets.map(\.id)).first
          )
        }
      }
    }
  }

  private static func filterTexts(_ scheme: Scheme, _ list: inout FindingList) {
    for source in scheme.ownPackages {
      for set in source.package.filterSets {
        for filter in set.filters where filter.type.trimmedBlanks == "TextMatchFilter" {
          let processor = filter.processor ?? ""
          let found = source.package.processor(processor)
          guard found?.regex == nil, found?.groups.isEmpty ?? true else { continue }
          list.add(
            "a filter of '\(set.id)' refers to '\(processor)', which is no keyword list and no"
              + " expression",
            of: set.id,
            at: filter.place
          )
        }
      }
    }
  }

  private static func strayResources(_ scheme: Scheme, _ list: inout FindingList) {
    for source in scheme.ownPackages {
      let ids = Set(source.package.rules.map { $0.id.lowercased() })
      for resource in source.package.resources where !ids.contains(resource.idRef.lowercased()) {
        list.add(
          "a Resource is about '\(resource.idRef)', which is no rule of the package",
          of: resource.idRef,
          at: resource.place
        )
      }
    }
  }

  private static func resources(_ scheme: Scheme, _ list: inout FindingList) {
    for source in scheme.ownPackages {
      for rule in source.package.rules where !rule.id.isEmpty {
        let count = source.package.resources.count {
          $0.idRef.lowercased() == rule.id.lowercased()
        }
        if count != 1 {
          list.add(
            "rule '\(rule.id)' has \(count == 0 ? "no" : "\(count)") Resource"
              + (count > 1 ? " elements" : ""),
            of: rule.id,
            at: rule.place
          )
        }
      }
    }
  }

  private static func dictionaries(_ scheme: Scheme, _ list: inout FindingList) {
    let known = Set(scheme.dictionaries.compactMap(\.id))
    for source in scheme.ownPackages {
      for (rule, idRef, _, place) in source.package.references {
        guard case .dictionary = target(idRef, in: source.package),
          !known.contains(idRef.lowercased())
        else { continue }
        let name = source.package.name(of: rule)
        list.add(
          "'\(name)' refers to dictionary '\(idRef)', which is not in the tenant",
          of: name,
          at: place
        )
      }
    }
  }

  private static func foreignLists(_ scheme: Scheme, _ list: inout FindingList) {
    for source in scheme.ownPackages {
      for (rule, idRef, _, place) in source.package.references {
        guard case .microsoftList = target(idRef, in: source.package) else { continue }
        let name = source.package.name(of: rule)
        list.add(
          "'\(name)' refers to '\(idRef)', which can only be a list of Microsoft's package",
          of: name,
          at: place
        )
      }
    }
  }

  private static func blanks(_ scheme: Scheme, _ list: inout FindingList) {
    for source in scheme.ownPackages {
      let all =
        source.package.references.map { ($0.idRef, $0.place) }
        + source.package.processors.map { ($0.id, $0.place) }
      for (id, place) in all where id.trimmedBlanks != id {
        list.add("'\(id)' has blanks at its ends", of: id.trimmedBlanks, at: place)
      }
    }
  }

  private static func otherCase(_ scheme: Scheme, _ list: inout FindingList) {
    for source in scheme.ownPackages {
      let names = source.package.processors.map(\.id)
      for (_, idRef, _, place) in source.package.references where !names.contains(idRef) {
        guard let name = names.first(where: { $0.lowercased() == idRef.lowercased() }) else {
          continue
        }
        list.add("'\(idRef)' differs from '\(name)' by case", of: idRef, at: place)
      }
    }
  }
}
