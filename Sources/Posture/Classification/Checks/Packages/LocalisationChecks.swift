/// Whether packages and rules are named well, in every language they offer.
enum LocalisationChecks {
  static let checks: [SchemeCheck] = [
    SchemeCheck(
      "CLS-LOC-001",
      .error,
      "rule package",
      "The default language is one that the package offers.",
      advice: "add LocalizedDetails for the default language, or change defaultLangCode",
      needs: [.rulePackages],
      run: defaultLanguage
    ),
    SchemeCheck(
      "CLS-LOC-002",
      .error,
      "rule package",
      "No text comes twice in one language.",
      advice: "remove one of them",
      needs: [.rulePackages],
      run: twice
    ),
    SchemeCheck(
      "CLS-LOC-003",
      .warning,
      "rule",
      "One name, and one description at most, is the default.",
      advice: "set default=\"true\" at one Name",
      needs: [.rulePackages],
      run: defaults
    ),
    SchemeCheck(
      "CLS-LOC-004",
      .warning,
      "rule",
      "There is a name in the package's default language.",
      advice: "add a Name in that language",
      needs: [.rulePackages],
      run: nameInDefault
    ),
    SchemeCheck(
      "CLS-LOC-005",
      .warning,
      "rule package",
      "All names are offered in the same languages.",
      advice: "translate what is missing, or remove the language",
      needs: [.rulePackages],
      run: languages
    ),
    SchemeCheck(
      "CLS-LOC-006",
      .error,
      "rule package",
      "Languages are given by valid tags.",
      advice: "write the tag with a hyphen, such as 'en-us'",
      needs: [.rulePackages],
      run: tags
    ),
    SchemeCheck(
      "CLS-LOC-007",
      .warning,
      "rule package",
      "Names have no line breaks and no blanks at their"
        + " ends.",
      advice: "write the name directly between the tags",
      needs: [.rulePackages],
      run: nameBlanks
    ),
    SchemeCheck(
      "CLS-LOC-008",
      .error,
      "rule package",
      "Names and descriptions are not too long.",
      advice: "shorten the text",
      needs: [.rulePackages],
      run: lengths
    ),
    SchemeCheck(
      "CLS-LOC-009",
      .warning,
      "rules",
      "Names of types are unique, and not those of built-in ones.",
      advice: "rename the type; policies may refer to it by name",
      needs: [.rulePackages],
      run: uniqueNames
    ),
    SchemeCheck(
      "CLS-LOC-010",
      .advice,
      "rule",
      "A type has a description that says more than its name.",
      advice: "describe what the type finds",
      needs: [.rulePackages],
      run: descriptions
    ),
  ]

  private static func defaultLanguage(_ scheme: Scheme, _ list: inout FindingList) {
    for source in scheme.ownPackages {
      let pack = source.package.pack
      guard let language = pack.defaultLanguage, !pack.details.isEmpty,
        !pack.details.contains(where: { $0.language.lowercased() == language.lowercased() })
      else { continue }
      list.add(
        "the default language '\(language)' is not offered",
        of: source.title,
        at: pack.place
      )
    }
  }

  private static func twice(_ scheme: Scheme, _ list: inout FindingList) {
    func report(_ languages: [(String, SchemePlace)], _ what: String, _ object: String) {
      var seen: Set<String> = []
      for (language, place) in languages where !seen.insert(language.lowercased()).inserted {
        list.add("there is a second \(what) in '\(language)'", of: object, at: place)
      }
    }
    for source in scheme.ownPackages {
      report(source.package.pack.details.map { ($0.language, $0.place) }, "name", source.title)
      for resource in source.package.resources {
        report(resource.names.map { ($0.language, $0.place) }, "Name", resource.idRef)
        report(resource.descriptions.map { ($0.language, $0.place) }, "Description", resource.idRef)
      }
    }
  }

  private static func defaults(_ scheme: Scheme, _ list: inout FindingList) {
    for source in scheme.ownPackages {
      for resource in source.package.resources where !resource.names.isEmpty {
        let names = resource.names.count(where: \.isDefault)
        let descriptions = resource.descriptions.count(where: \.isDefault)
        if names != 1 {
          list.add("\(names) of its names are the default", of: resource.idRef, at: resource.place)
        }
        if descriptions > 1 {
          list.add(
            "\(descriptions) of its descriptions are the default",
            of: resource.idRef,
            at: resource.place
          )
        }
      }
    }
  }

  private static func nameInDefault(_ scheme: Scheme, _ list: inout FindingList) {
    for source in scheme.ownPackages {
      guard let language = source.package.pack.defaultLanguage?.lowercased() else { continue }
      for resource in source.package.resources
      where !resource.names.isEmpty
        && !resource.names.contains(where: { $0.language.lowercased() == language })
      {
        list.add(
          "'\(resource.names[0].text.trimmedBlanks)' has no name in '\(language)'",
          of: resource.idRef,
          at: resource.place
        )
      }
    }
  }

  private static func languages(_ scheme: Scheme, _ list: inout FindingList) {
    for source in scheme.ownPackages {
      let sets =
        [Set(source.package.pack.details.map { $0.language.lowercased() })]
        + source.package.resources.map { Set($0.names.map { $0.language.lowercased() }) }
      let given = sets.filter { !$0.isEmpty }
      let all = given.reduce(into: Set<String>()) { $0.formUnion($1) }
      let partial = all.filter { language in !given.allSatisfy { $0.contains(language) } }.sorted()
      if !partial.isEmpty {
        list.add(
          "not everything is named in \(partial.map { "'\($0)'" }.joined(separator: ", "))",
          of: source.title,
          at: source.package.pack.place
        )
      }
    }
  }

  private static func tags(_ scheme: Scheme, _ list: inout FindingList) {
    for source in scheme.ownPackages {
      let package = source.package
      var tags = package.pack.details.map { ($0.language, $0.place) }
      if let language = package.pack.defaultLanguage { tags.append((language, package.pack.place)) }
      for resource in package.resources {
        tags += (resource.names + resource.descriptions).map { ($0.language, $0.place) }
      }
      for (tag, place) in tags where !tag.isEmpty && !isTag(tag) {
        list.add("'\(tag)' is no tag of a language", of: source.title, at: place)
      }
    }
  }

  /// Whether a text is of the form that XML Schema and the service take for a language.
  static func isTag(_ tag: String) -> Bool {
    let parts = tag.split(separator: "-", omittingEmptySubsequences: false)
    guard let first = parts.first,
      (2...3).contains(first.utf8.count) || first == "x" || first == "i"
    else { return false }
    return parts.enumerated().allSatisfy { index, part in
      (1...8).contains(part.utf8.count)
        && part.utf8.allSatisfy { byte in
          let isLetter = (0x41...0x5A).contains(byte & 0xDF)
          return isLetter || (index > 0 && (0x30...0x39).contains(byte))
        }
    }
  }

  private static func nameBlanks(_ scheme: Scheme, _ list: inout FindingList) {
    func isOdd(_ text: String) -> Bool {
      text.trimmedBlanks != text || text.contains(where: \.isNewline)
    }
    for source in scheme.ownPackages {
      for details in source.package.pack.details {
        if let name = details.name, isOdd(name) {
          list.add(
            "the name '\(name.trimmedBlanks)' has blanks or line breaks around it",
            of: source.title,
            at: details.place
          )
        }
      }
      for name in source.package.resources.flatMap(\.names) where isOdd(name.text) {
        list.add(
          "the name '\(name.text.trimmedBlanks)' has blanks or line breaks around it",
          of: name.text.trimmedBlanks,
          at: name.place
        )
      }
    }
  }

  private static func lengths(_ scheme: Scheme, _ list: inout FindingList) {
    func report(
      _ what: String,
      _ text: String?,
      _ most: Int,
      _ object: String,
      _ place: SchemePlace
    ) {
      guard let count = text?.trimmedBlanks.unicodeScalars.count, count > most else { return }
      list.add("\(what) has \(count) characters and may have \(most)", of: object, at: place)
    }
    for source in scheme.ownPackages {
      for details in source.package.pack.details {
        report("the package's name", details.name, 64, source.title, details.place)
        report("the publisher's name", details.publisher, 256, source.title, details.place)
        report("the package's description", details.description, 256, source.title, details.place)
        if details.publisher?.trimmedBlanks.isEmpty == true {
          list.add("the publisher's name is empty", of: source.title, at: details.place)
        }
      }
      for resource in source.package.resources {
        for name in resource.names { report("a name", name.text, 256, resource.idRef, name.place) }
      }
    }
  }

  private static func uniqueNames(_ scheme: Scheme, _ list: inout FindingList) {
    var owners: [String: String] = [:]
    for source in scheme.ownPackages {
      for rule in source.package.rules where !BuiltInTypes.ids.contains(rule.id.lowercased()) {
        for name in source.package.resource(of: rule)?.names ?? [] {
          let folded = TermShape.folded(name.text)
          if BuiltInTypes.names.contains(folded) {
            list.add(
              "'\(name.text.trimmedBlanks)' is the name of a built-in type",
              of: name.text.trimmedBlanks,
              at: name.place
            )
          } else if let owner = owners[folded], owner != rule.id.lowercased() {
            list.add(
              "another type is called '\(name.text.trimmedBlanks)' too",
              of: name.text.trimmedBlanks,
              at: name.place
            )
          }
          owners[folded] = rule.id.lowercased()
        }
      }
    }
  }

  private static func descriptions(_ scheme: Scheme, _ list: inout FindingList) {
    for source in scheme.ownPackages {
      for rule in source.package.rules {
        guard let resource = source.package.resource(of: rule) else { continue }
        let names = resource.names.map { TermShape.folded($0.text) }
        let says = resource.descriptions.contains { text in
          let folded = TermShape.folded(text.text)
          return !folded.isEmpty && !names.contains(folded)
        }
        if !says {
          let name = source.package.name(of: rule)
          list.add("'\(name)' has no description of its own", of: name, at: resource.place)
        }
      }
    }
  }
}
