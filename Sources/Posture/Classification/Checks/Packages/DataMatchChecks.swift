/// Whether exact data matches, fingerprints and dictionaries fit together.
enum DataMatchChecks {
  static let checks: [SchemeCheck] = [
    SchemeCheck(
      "CLS-EDM-001",
      .error,
      "data schema",
      "A schema has one table with a name and a version.",
      advice: "use <EdmSchema xmlns=\"\(RulePackage.exactMatchNamespace)\"> with one DataStore",
      needs: [.dataSchemas],
      run: root
    ),
    SchemeCheck(
      "CLS-EDM-002",
      .error,
      "data schema",
      "One to ten fields are searchable.",
      advice: "set searchable=\"true\" at the fields that identify a row, ten at most",
      needs: [.dataSchemas],
      run: searchable
    ),
    SchemeCheck(
      "CLS-EDM-003",
      .error,
      "data schema",
      "Fields have names, each its own.",
      advice: "name the field as the header of the table does",
      needs: [.dataSchemas],
      run: fieldNames
    ),
    SchemeCheck(
      "CLS-EDM-004",
      .error,
      "data schema",
      "Ignored delimiters are signs.",
      advice: "remove letters, digits, quotes and the comma from ignoredDelimiters",
      needs: [.dataSchemas],
      run: delimiters
    ),
    SchemeCheck(
      "CLS-EDM-005",
      .error,
      "exact match",
      "An exact match is about a table that has a schema.",
      advice: "upload the schema, or correct dataStore",
      needs: [.rulePackages, .dataSchemas],
      run: stores
    ),
    SchemeCheck(
      "CLS-EDM-006",
      .error,
      "exact match",
      "An exact match is about fields of its table.",
      advice: "correct 'matches'; the identifier's field must be searchable",
      needs: [.rulePackages, .dataSchemas],
      run: fields
    ),
    SchemeCheck(
      "CLS-EDM-007",
      .error,
      "exact match",
      "An exact match starts from a type that there is.",
      advice: "correct 'classification'",
      needs: [.rulePackages, .informationTypes],
      run: classifications
    ),
    SchemeCheck(
      "CLS-EDM-008",
      .warning,
      "exact match",
      "What starts a lookup is not found everywhere.",
      advice: "use a narrower type; every hit is hashed and looked up",
      needs: [.rulePackages],
      run: broad
    ),
    SchemeCheck(
      "CLS-FPR-001",
      .error,
      "fingerprint",
      "A fingerprint is of its form.",
      advice: "make the fingerprint with New-DlpSensitiveInformationType; it cannot be written",
      needs: [.rulePackages],
      run: fingerprints
    ),
    SchemeCheck(
      "CLS-FPR-002",
      .advice,
      "fingerprint",
      "A fingerprint says which document it is of.",
      advice: "describe the source; the value does not tell it",
      needs: [.rulePackages],
      run: fingerprintDescriptions
    ),
    SchemeCheck(
      "CLS-DIC-001",
      .warning,
      "dictionary",
      "A dictionary's file is UTF-16, a term a line.",
      advice: "save it as 'Unicode', without empty lines",
      needs: [.dictionaries],
      run: dictionaryFiles
    ),
    SchemeCheck(
      "CLS-DIC-002",
      .warning,
      "dictionary",
      "No term of a dictionary comes twice.",
      advice: "remove it; all dictionaries together have one budget",
      needs: [.dictionaries],
      run: dictionaryTerms
    ),
    SchemeCheck(
      "CLS-DIC-003",
      .warning,
      "dictionaries",
      "Every dictionary is used by a type.",
      advice: "remove the dictionary, or use it",
      needs: [.dictionaries, .rulePackages],
      run: unusedDictionaries
    ),
  ]

  private static func root(_ scheme: Scheme, _ list: inout FindingList) {
    for schema in scheme.dataSchemas {
      let name = schema.stores.first?.name ?? schema.root
      if schema.namespace != RulePackage.exactMatchNamespace {
        list.add(
          "the namespace '\(schema.namespace ?? "")' is not known",
          of: name,
          at: schema.place
        )
      }
      if schema.root != "EdmSchema" {
        list.add("the root element is '\(schema.root)'", of: name, at: schema.place)
      }
      if schema.stores.count != 1 {
        list.add("it has \(schema.stores.count) DataStore elements", of: name, at: schema.place)
      }
      for store in schema.stores where store.name?.isEmpty ?? true || store.version == nil {
        list.add("a DataStore has no name or no version", of: name, at: store.place)
      }
    }
  }

  private static func eachStore(_ scheme: Scheme, _ body: (DataSchema.Store) -> Void) {
    for store in scheme.dataSchemas.flatMap(\.stores) { body(store) }
  }

  private static func searchable(_ scheme: Scheme, _ list: inout FindingList) {
    eachStore(scheme) { store in
      let count = store.fields.count(where: \.isSearchable)
      if !(1...10).contains(count) {
        list.add("\(count) fields are searchable", of: store.name ?? "", at: store.place)
      }
    }
  }

  private static func fieldNames(_ scheme: Scheme, _ list: inout FindingList) {
    eachStore(scheme) { store in
      var seen: Set<String> = []
      for field in store.fields {
        if field.name.isEmpty {
          list.add("a field has no name", of: store.name ?? "", at: field.place)
        } else if !seen.insert(field.name.lowercased()).inserted {
          list.add("there is a second field '\(field.name)'", of: store.name ?? "", at: field.place)
        }
      }
    }
  }

  private static func delimiters(_ scheme: Scheme, _ list: inout FindingList) {
    eachStore(scheme) { store in
      for field in store.fields {
        for part in (field.ignoredDelimiters ?? "").split(separator: ",") {
          let isWrong = part.unicodeScalars.contains { scalar in
            scalar.properties.isAlphabetic || scalar.properties.numericType != nil || scalar == "\""
          }
          if isWrong {
            list.add(
              "'\(part)' cannot be ignored in field '\(field.name)'",
              of: store.name ?? "",
              at: field.place
            )
          }
        }
      }
    }
  }

  private static func eachMatch(
    _ scheme: Scheme,
    _ body: (RulePackage, RulePackage.Rule) -> Void
  ) {
    for source in scheme.ownPackages {
      for rule in source.package.rules where rule.kind == .exactMatch { body(source.package, rule) }
    }
  }

  private static func store(_ rule: RulePackage.Rule, _ scheme: Scheme) -> DataSchema.Store? {
    scheme.dataSchemas.flatMap(\.stores).first {
      $0.name?.lowercased() == rule.dataStore?.lowercased()
    }
  }

  private static func stores(_ scheme: Scheme, _ list: inout FindingList) {
    eachMatch(scheme) { package, rule in
      guard store(rule, scheme) == nil else { return }
      list.add(
        "there is no schema of '\(rule.dataStore ?? "")'",
        of: package.name(of: rule),
        at: rule.place
      )
    }
  }

  private static func fields(_ scheme: Scheme, _ list: inout FindingList) {
    eachMatch(scheme) { package, rule in
      guard let store = store(rule, scheme) else { return }
      func field(_ name: String) -> DataSchema.Field? {
        store.fields.first { $0.name.lowercased() == name.lowercased() }
      }
      for pattern in rule.patterns {
        if let match = pattern.idMatch, field(match.idRef)?.isSearchable != true {
          list.add(
            "'\(match.idRef)' is no searchable field of '\(store.name ?? "")'",
            of: package.name(of: rule),
            at: match.place
          )
        }
        for match in pattern.matches where field(match.idRef) == nil {
          list.add(
            "'\(match.idRef)' is no field of '\(store.name ?? "")'",
            of: package.name(of: rule),
            at: match.place
          )
        }
      }
    }
  }

  private static func classifications(_ scheme: Scheme, _ list: inout FindingList) {
    eachMatch(scheme) { package, rule in
      for match in rule.patterns.compactMap(\.idMatch) {
        let name = match.classification ?? ""
        guard scheme.types.type(name) == nil else { continue }
        list.add(
          "there is no type '\(name)'",
          of: package.name(of: rule),
          at: match.place
        )
      }
    }
  }

  private static func broad(_ scheme: Scheme, _ list: inout FindingList) {
    let items = scheme.expressions
    eachMatch(scheme) { package, rule in
      for match in rule.patterns.compactMap(\.idMatch) {
        let name = (match.classification ?? "").lowercased()
        for source in scheme.ownPackages {
          guard
            let type = source.package.rules.first(where: {
              $0.id.lowercased() == name || source.package.name(of: $0).lowercased() == name
            })
          else { continue }
          let expressions = Set(type.patterns.compactMap { $0.idMatch?.idRef })
          let isBroad = items.contains { item in
            expressions.contains(item.processor.id)
              && (item.text.root.map { ExpressionFacts.constrained($0) < 4 } ?? false)
          }
          if isBroad {
            list.add(
              "'\(match.classification ?? "")' is found nearly everywhere",
              of: package.name(of: rule),
              at: match.place
            )
          }
        }
      }
    }
  }

  private static func eachFingerprint(
    _ scheme: Scheme,
    _ body: (RulePackage.Processor, RulePackage.Fingerprint) -> Void
  ) {
    for processor in scheme.packages.flatMap(\.package.processors) {
      if case .fingerprint(let fingerprint) = processor.content { body(processor, fingerprint) }
    }
  }

  private static func fingerprints(_ scheme: Scheme, _ list: inout FindingList) {
    eachFingerprint(scheme) { processor, fingerprint in
      let count = fingerprint.value.unicodeScalars.count
      if count != 2732 {
        list.add(
          "the value has \(count) characters instead of 2732",
          of: processor.id,
          at: processor.place
        )
      }
      if !(1...100).contains(fingerprint.threshold ?? 0) {
        list.add("the threshold is not from 1 to 100", of: processor.id, at: processor.place)
      }
      if (fingerprint.shingleCount ?? 0) < 1 {
        list.add("the shingleCount is not above zero", of: processor.id, at: processor.place)
      }
    }
  }

  private static func fingerprintDescriptions(_ scheme: Scheme, _ list: inout FindingList) {
    eachFingerprint(scheme) { processor, fingerprint in
      if fingerprint.description?.trimmedBlanks.isEmpty ?? true {
        list.add("it does not say what it is of", of: processor.id, at: processor.place)
      }
    }
  }

  private static func dictionaryFiles(_ scheme: Scheme, _ list: inout FindingList) {
    for dictionary in scheme.dictionaries where dictionary.isFile {
      if !dictionary.isUTF16 {
        list.add("the file is not UTF-16", of: dictionary.name, at: dictionary.place)
      }
      if let index = dictionary.terms.firstIndex(where: { $0.trimmedBlanks.isEmpty }) {
        list.add(
          "line \(index + 1) is empty",
          of: dictionary.name,
          at: dictionary.place.at(line: index + 1)
        )
      }
    }
  }

  private static func dictionaryTerms(_ scheme: Scheme, _ list: inout FindingList) {
    for dictionary in scheme.dictionaries {
      var seen: Set<String> = []
      for term in dictionary.terms
      where !term.trimmedBlanks.isEmpty && !seen.insert(TermShape.folded(term)).inserted {
        list.add("'\(term)' comes twice", of: dictionary.name, at: dictionary.place)
      }
    }
  }

  private static func unusedDictionaries(_ scheme: Scheme, _ list: inout FindingList) {
    let used = Set(
      scheme.packages.flatMap(\.package.references).map { $0.idRef.lowercased() }
    )
    for dictionary in scheme.dictionaries {
      guard let id = dictionary.id, !used.contains(id) else { continue }
      list.add(
        "no type uses '\(dictionary.name)'",
        of: dictionary.name,
        at: dictionary.place
      )
    }
  }
}
