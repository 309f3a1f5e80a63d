/// Whether packages stay within the limits of the service.
enum LimitChecks {
  static let checks: [SchemeCheck] =
    [
      SchemeCheck(
        "CLS-LIM-001",
        .warning,
        "rule package",
        "A package is not too big.",
        advice: "split the package, or move long lists into keyword dictionaries",
        needs: [.rulePackages],
        run: size
      ),
      SchemeCheck(
        "CLS-LIM-002",
        .error,
        "rule packages",
        "There are at most 10 packages.",
        advice: "merge packages",
        needs: [.rulePackages],
        run: packageCount
      ),
      SchemeCheck(
        "CLS-LIM-003",
        .warning,
        "types",
        "There are at most 500 types made in the portal.",
        advice: "remove types that no policy uses",
        needs: [.informationTypes],
        run: typeCount
      ),
      SchemeCheck(
        "CLS-LIM-004",
        .error,
        "rule",
        "A rule uses at most 20 different expressions.",
        advice: "join expressions, or split the type",
        needs: [.rulePackages],
        run: expressions
      ),
      SchemeCheck(
        "CLS-LIM-005",
        .error,
        "rule",
        "A rule uses at most 2048 terms.",
        advice: "use a keyword dictionary",
        needs: [.rulePackages],
        run: terms
      ),
      SchemeCheck(
        "CLS-LIM-006",
        .error,
        "types",
        "At most 50 types use a keyword dictionary.",
        advice: "join dictionaries",
        needs: [.rulePackages],
        run: dictionaryTypes
      ),
      SchemeCheck(
        "CLS-LIM-007",
        .error,
        "dictionaries",
        "All dictionaries together fit their budget.",
        advice: "shorten the dictionaries",
        needs: [.dictionaries],
        run: dictionarySize
      ),
      SchemeCheck(
        "CLS-LIM-017",
        .error,
        "data schemas",
        "There are at most 10 data schemas.",
        advice: "remove schemas that no type uses",
        needs: [.dataSchemas],
        run: schemas
      ),
      SchemeCheck(
        "CLS-LIM-019",
        .error,
        "rule package",
        "A package has at most 50 types.",
        advice: "split the package",
        needs: [.rulePackages],
        run: typesInPackage
      ),
    ] + PolicyLimitChecks.checks

  private static func size(_ scheme: Scheme, _ list: inout FindingList) {
    for source in scheme.ownPackages {
      let kilobytes = source.size / 1024
      let severity: SchemeFinding.Severity
      switch kilobytes {
      case ..<150: continue
      case ..<770: severity = .advice
      case ..<1024: severity = .warning
      default: severity = .error
      }
      list.add(
        "the package has \(kilobytes) KB as UTF-16; documents name 150, 770 and 1024 as limits",
        of: source.title,
        at: source.package.place,
        severity: severity
      )
    }
  }

  private static func packageCount(_ scheme: Scheme, _ list: inout FindingList) {
    let ids = Set(scheme.ownPackages.map { $0.package.pack.id.lowercased() })
    guard ids.count > 10, let last = scheme.ownPackages.last else { return }
    list.add("there are \(ids.count) packages", of: last.title, at: last.package.place)
  }

  private static func typeCount(_ scheme: Scheme, _ list: inout FindingList) {
    let own = scheme.informationTypes.filter { !$0.isBuiltIn }
    guard own.count > 500, let last = own.last else { return }
    list.add("there are \(own.count) types", of: last.name, at: last.place)
  }

  private static func expressions(_ scheme: Scheme, _ list: inout FindingList) {
    ConfidenceChecks.eachRule(scheme) { package, rule in
      let ids = rule.patterns.flatMap { pattern in
        [pattern.idMatch?.idRef].compactMap { $0 } + pattern.matches.map(\.idRef)
      }
      let patterns = Set(ids.compactMap { package.processor($0)?.regex?.pattern })
      if patterns.count > 20 {
        let name = package.name(of: rule)
        list.add("'\(name)' uses \(patterns.count) expressions", of: name, at: rule.place)
      }
    }
  }

  private static func terms(_ scheme: Scheme, _ list: inout FindingList) {
    ConfidenceChecks.eachRule(scheme) { package, rule in
      let ids = Set(
        rule.patterns.flatMap { pattern in
          [pattern.idMatch?.idRef].compactMap { $0 } + pattern.matches.map(\.idRef)
        }
      )
      let count = ids.reduce(0) { $0 + (package.processor($1)?.terms.count ?? 0) }
      if count > 2048 {
        let name = package.name(of: rule)
        list.add("'\(name)' uses \(count) terms", of: name, at: rule.place)
      }
    }
  }

  private static func dictionaryTypes(_ scheme: Scheme, _ list: inout FindingList) {
    var users: Set<String> = []
    var last: (name: String, place: SchemePlace)?
    for source in scheme.ownPackages {
      for (rule, idRef, _, place) in source.package.references where GUIDShape.isGUID(idRef) {
        if users.insert(rule.id.lowercased()).inserted {
          last = (source.package.name(of: rule), place)
        }
      }
    }
    guard users.count > 50, let last else { return }
    list.add("\(users.count) types use a dictionary", of: last.name, at: last.place)
  }

  /// Compressed sizes are not known; text of words shrinks to a third at best.
  private static func dictionarySize(_ scheme: Scheme, _ list: inout FindingList) {
    let bytes = scheme.dictionaries.reduce(0) { sum, dictionary in
      dictionary.terms.reduce(sum) { $0 + 2 * ($1.utf16.count + 1) }
    }
    let compressed = bytes / 3
    guard compressed > 480 * 1024, let last = scheme.dictionaries.last else { return }
    list.add(
      "the dictionaries have \(bytes / 1024) KB, about \(compressed / 1024) KB after compression",
      of: last.name,
      at: last.place,
      severity: compressed > 1 << 20 ? .error : .warning
    )
  }

  private static func schemas(_ scheme: Scheme, _ list: inout FindingList) {
    guard scheme.dataSchemas.count > 10, let last = scheme.dataSchemas.last else { return }
    list.add(
      "there are \(scheme.dataSchemas.count) schemas",
      of: last.stores.first?.name ?? last.root,
      at: last.place
    )
  }

  private static func typesInPackage(_ scheme: Scheme, _ list: inout FindingList) {
    for source in scheme.ownPackages where source.package.rules.count > 50 {
      list.add(
        "it has \(source.package.rules.count) types",
        of: source.title,
        at: source.package.place
      )
    }
  }
}
