/// Whether keyword lists find what they are meant to.
enum KeywordChecks {
  static let checks: [SchemeCheck] = [
    term(
      "001",
      .error,
      "No term is empty.",
      advice: "remove the term",
      test: { term, _ in term.text.isEmpty ? "a term is empty" : nil }
    ),
    term(
      "002",
      .error,
      "Terms have at most 50 characters.",
      advice: "shorten the term; the service takes fewer characters than the schema",
      test: { term, _ in
        let count = term.text.unicodeScalars.count
        return count > 50 ? "'\(term.text.prefix(60))' has \(count) characters" : nil
      }
    ),
    SchemeCheck(
      "CLS-KEY-003",
      .error,
      "keyword list",
      "A list has at most 2048 terms.",
      advice: "split the list, or use a keyword dictionary",
      needs: [.rulePackages],
      run: tooMany
    ),
    SchemeCheck(
      "CLS-KEY-004",
      .warning,
      "keyword list",
      "No term comes twice.",
      advice: "remove one of them; both are counted",
      needs: [.rulePackages],
      run: twice
    ),
    term(
      "005",
      .warning,
      "Terms have no blanks or invisible characters that change them.",
      advice: "write single blanks between words and none at the ends",
      test: { term, _ in TermShape.blankProblem(term.text) }
    ),
    term(
      "006",
      .warning,
      "Very short words are not found inside other words.",
      advice: "put the term into a group of matchStyle 'word'",
      test: { term, group in
        guard group.style == .string, TermShape.isShort(term.text) else { return nil }
        return "'\(term.text)' is found inside other words"
      }
    ),
    SchemeCheck(
      "CLS-KEY-007",
      .advice,
      "keyword group",
      "Words are compared as words.",
      advice: "use matchStyle 'word', unless parts of words are meant",
      needs: [.rulePackages],
      run: strings
    ),
    SchemeCheck(
      "CLS-KEY-008",
      .warning,
      "keyword group",
      "Terms in Chinese, Japanese or Korean are compared as strings.",
      advice: "use matchStyle 'string'; these scripts do not put blanks between words",
      needs: [.rulePackages],
      run: eastAsianWords
    ),
    term(
      "009",
      .warning,
      "No term is an expression.",
      advice: "put it into a Regex; terms are literal text",
      test: { term, _ in
        TermShape.isExpression(term.text) ? "'\(term.text)' looks like an expression" : nil
      }
    ),
    SchemeCheck(
      "CLS-KEY-010",
      .warning,
      "keyword list",
      "Scripts with and without blanks are kept apart.",
      advice: "make a list for each, the one in Chinese, Japanese or Korean as 'string'",
      needs: [.rulePackages],
      run: mixedScripts
    ),
    SchemeCheck(
      "CLS-KEY-011",
      .warning,
      "keyword list",
      "No term is there with and without regard to case.",
      advice: "remove one of them; the one without regard to case finds all",
      needs: [.rulePackages],
      run: voidCase
    ),
    SchemeCheck(
      "CLS-KEY-012",
      .advice,
      "keyword group",
      "No term contains another one of its group.",
      advice: "remove the longer term; the shorter one finds it",
      needs: [.rulePackages],
      run: contained
    ),
    SchemeCheck(
      "CLS-KEY-013",
      .warning,
      "pattern",
      "No term is required and excluded.",
      advice: "remove the term from one of the lists",
      needs: [.rulePackages],
      run: contradictions
    ),
    term(
      "014",
      .advice,
      "Terms begin and end with a letter or digit.",
      advice: "test the term; how words end at other characters is not documented",
      test: { term, group in
        guard group.style == .word, TermShape.hasBareEnd(term.text) else { return nil }
        return "'\(term.text)' begins or ends with a sign"
      }
    ),
  ]

  private static func term(
    _ number: String,
    _ severity: SchemeFinding.Severity,
    _ title: String,
    advice: String,
    test: @escaping @Sendable (RulePackage.Term, RulePackage.KeywordGroup) -> String?
  ) -> SchemeCheck {
    SchemeCheck(
      "CLS-KEY-" + number,
      severity,
      "keyword",
      title,
      advice: advice,
      needs: [.rulePackages]
    ) { scheme, list in
      eachList(scheme) { _, processor in
        for group in processor.groups {
          for term in group.terms {
            if let message = test(term, group) {
              list.add(message, of: processor.id, at: term.place)
            }
          }
        }
      }
    }
  }

  private static func eachList(
    _ scheme: Scheme,
    _ body: (RulePackage, RulePackage.Processor) -> Void
  ) {
    for source in scheme.ownPackages {
      for processor in source.package.processors where !processor.groups.isEmpty {
        body(source.package, processor)
      }
    }
  }

  private static func tooMany(_ scheme: Scheme, _ list: inout FindingList) {
    eachList(scheme) { _, processor in
      let count = processor.terms.count
      if count > 2048 {
        list.add("the list has \(count) terms", of: processor.id, at: processor.place)
      }
    }
  }

  private static func twice(_ scheme: Scheme, _ list: inout FindingList) {
    eachList(scheme) { _, processor in
      var seen: Set<String> = []
      for term in processor.terms where !term.isCaseSensitive {
        if !seen.insert(TermShape.folded(term.text)).inserted {
          list.add("'\(term.text)' comes twice", of: processor.id, at: term.place)
        }
      }
    }
  }

  private static func strings(_ scheme: Scheme, _ list: inout FindingList) {
    eachList(scheme) { package, processor in
      guard !package.isFilterOnly(processor) else { return }
      for group in processor.groups where group.style == .string {
        let words = group.terms.filter { !TermShape.isEastAsian($0.text) }
        guard let first = words.first else { continue }
        list.add(
          "'\(first.text)' and \(words.count - 1) more terms are found inside other words",
          of: processor.id,
          at: group.place
        )
      }
    }
  }

  private static func eastAsianWords(_ scheme: Scheme, _ list: inout FindingList) {
    eachList(scheme) { _, processor in
      for group in processor.groups where group.style == .word {
        if let term = group.terms.first(where: { TermShape.isEastAsian($0.text) }) {
          list.add(
            "'\(term.text)' is compared as a word",
            of: processor.id,
            at: term.place
          )
        }
      }
    }
  }

  private static func mixedScripts(_ scheme: Scheme, _ list: inout FindingList) {
    eachList(scheme) { _, processor in
      let terms = processor.terms
      guard let eastAsian = terms.first(where: { TermShape.isEastAsian($0.text) }),
        let other = terms.first(where: { !TermShape.isEastAsian($0.text) && !$0.text.isEmpty })
      else { return }
      list.add(
        "'\(eastAsian.text)' and '\(other.text)' are in one list",
        of: processor.id,
        at: eastAsian.place
      )
    }
  }

  private static func voidCase(_ scheme: Scheme, _ list: inout FindingList) {
    eachList(scheme) { _, processor in
      let open = Set(
        processor.terms.filter { !$0.isCaseSensitive }.map { TermShape.folded($0.text) }
      )
      for term in processor.terms
      where term.isCaseSensitive && open.contains(TermShape.folded(term.text)) {
        list.add(
          "'\(term.text)' is there without regard to case too",
          of: processor.id,
          at: term.place
        )
      }
    }
  }

  private static func contained(_ scheme: Scheme, _ list: inout FindingList) {
    eachList(scheme) { _, processor in
      for group in processor.groups where group.style == .string && group.terms.count <= 500 {
        let folded = group.terms.map { TermShape.folded($0.text) }
        for (index, term) in group.terms.enumerated() {
          let shorter = folded.indices.first {
            $0 != index && !folded[$0].isEmpty && folded[$0] != folded[index]
              && folded[index].contains(folded[$0])
          }
          if let shorter {
            list.add(
              "'\(term.text)' contains '\(group.terms[shorter].text)'",
              of: processor.id,
              at: term.place
            )
          }
        }
      }
    }
  }

  private static func contradictions(_ scheme: Scheme, _ list: inout FindingList) {
    for source in scheme.ownPackages {
      let package = source.package
      for rule in package.rules {
        for pattern in rule.patterns {
          let excluded = pattern.choices.filter(\.isExclusion)
          guard !excluded.isEmpty else { continue }
          let out = terms(excluded.flatMap { $0.children.flatMap(\.matches) }, package)
          let required = pattern.evidence.flatMap { evidence -> [RulePackage.Match] in
            if case .choice(let choice) = evidence, choice.isExclusion { return [] }
            return evidence.matches
          }
          let both = out.intersection(terms(required, package)).sorted()
          if let first = both.first {
            list.add(
              "'\(first)' is required and excluded",
              of: package.name(of: rule),
              at: pattern.place
            )
          }
        }
      }
    }
  }

  private static func terms(_ matches: [RulePackage.Match], _ package: RulePackage) -> Set<String> {
    Set(
      matches.flatMap { match in
        package.processor(match.idRef)?.terms.map { TermShape.folded($0.text) } ?? []
      }
    )
  }
}

/// Shapes of terms.
enum TermShape {
  private static let stopWords: Set<String> = [
    "the", "and", "for", "not", "you", "are", "was", "der", "die", "das", "und", "les", "des",
    "una", "het", "een", "per", "con",
  ]

  /// A term without regard to case and to how many blanks are in it.
  static func folded(_ text: String) -> String {
    text.lowercased().split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }

  static func isShort(_ text: String) -> Bool {
    guard !text.isEmpty, !isEastAsian(text) else { return false }
    return text.count <= 2 || stopWords.contains(text.lowercased())
  }

  static func isEastAsian(_ text: String) -> Bool {
    text.unicodeScalars.contains { scalar in
      switch scalar.value {
      case 0x1100...0x11FF, 0x2E80...0x2FDF, 0x3040...0x31FF, 0x3400...0x4DBF, 0x4E00...0x9FFF,
        0xAC00...0xD7AF, 0xF900...0xFAFF, 0x20000...0x2FA1F:
        true
      default: false
      }
    }
  }

  static func blankProblem(_ text: String) -> String? {
    if text.isEmpty { return nil }
    if text.trimmedBlanks != text { return "'\(text)' has blanks at its ends" }
    if text.contains("  ") { return "'\(text)' has two blanks in a row" }
    let hidden: [Unicode.Scalar] = ["\u{A0}", "\u{200B}", "\u{200C}", "\u{200D}", "\u{FEFF}", "\t"]
    return text.unicodeScalars.contains { hidden.contains($0) }
      ? "'\(text)' has a character that cannot be seen" : nil
  }

  static func isExpression(_ text: String) -> Bool {
    for part in ["\\d", "\\b", "\\w", "\\s", "\\D", "\\W", "\\S", ".*", ".+", "(?"]
    where text.contains(part) { return true }
    if text.hasPrefix("^") || (text.hasSuffix("$") && text.count > 3) { return true }
    guard let open = text.firstIndex(of: "["), let close = text.lastIndex(of: "]") else {
      return false
    }
    return open < close && text[open..<close].contains("-")
  }

  static func hasBareEnd(_ text: String) -> Bool {
    guard let first = text.unicodeScalars.first, let last = text.unicodeScalars.last else {
      return false
    }
    return [first, last].contains { scalar in
      !scalar.properties.isAlphabetic && scalar.properties.numericType == nil && scalar != "_"
        && !scalar.properties.isWhitespace
    }
  }
}
