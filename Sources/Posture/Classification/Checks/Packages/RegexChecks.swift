/// Whether expressions are accepted, safe and mean what they seem to.
enum RegexChecks {
  /// An expression with where it stands.
  struct Item: Sendable {
    let package: RulePackage
    let processor: RulePackage.Processor
    let text: ExpressionText
    /// Whether it finds identifiers of some rule.
    let isIdentifier: Bool
  }

  static let checks: [SchemeCheck] = syntax + safety + style

  private typealias Test = @Sendable (Item) -> String?

  /// A check that says of one expression what is wrong with it, or nil.
  private static func check(
    _ number: String,
    _ severity: SchemeFinding.Severity,
    _ title: String,
    advice: String,
    _ test: @escaping @Sendable (Item) -> String?
  ) -> SchemeCheck {
    SchemeCheck(
      "CLS-REX-" + number,
      severity,
      "expression",
      title,
      advice: advice,
      needs: [.rulePackages]
    ) { scheme, list in
      for item in scheme.expressions {
        if let message = test(item) {
          list.add(message, of: item.processor.id, at: item.processor.place)
        }
      }
    }
  }

  /// The expressions of all packages.
  static func items(of scheme: Scheme) -> [Item] {
    scheme.ownPackages.flatMap { source in
      let identifiers = Set(source.package.references.filter(\.isIdentifier).map(\.idRef))
      return source.package.processors.compactMap { processor in
        processor.regex.map { regex in
          Item(
            package: source.package,
            processor: processor,
            text: ExpressionText(regex.pattern),
            isIdentifier: identifiers.contains(processor.id)
          )
        }
      }
    }
  }

  private static let syntax: [SchemeCheck] = [
    check(
      "001",
      .error,
      "The expression compiles in Boost.Regex.",
      advice: "correct the expression; the service uses Boost.Regex in Perl's syntax"
    ) { $0.text.problem.map { "it does not compile: \($0)" } },
    check(
      "002",
      .error,
      "No alternative is empty.",
      advice: "remove the '|' at the beginning, at the end or beside another one"
    ) { $0.text.hasEmptyAlternative ? "an alternative is empty" : nil },
    check(
      "003",
      .error,
      "It does not begin or end with a run of any characters.",
      advice: "remove the '.*' or '.{0,n}' at the end; matches are found anywhere in the text"
    ) { item in
      guard let root = item.text.root else { return nil }
      let isOpen = root.branches.contains { parts in
        [parts.first, parts.last].contains { $0.map(ExpressionFacts.isAnyRun) ?? false }
      }
      return isOpen ? "it begins or ends with a run of any characters" : nil
    },
    check(
      "004",
      .error,
      "No group holds a run of any characters.",
      advice: "say which characters may come, and how many"
    ) { item in
      ExpressionFacts.has(item.text, inGroup: true, ExpressionFacts.isAnyRun)
        ? "a group holds a run of any characters, such as '.*'" : nil
    },
    check(
      "005",
      .error,
      "No group is repeated without limit.",
      advice: "give the repetition an upper limit, such as '{1,5}'"
    ) { item in
      ExpressionFacts.has(item.text) { part in
        guard case .repeated(.group, let bounds) = part else { return false }
        return bounds.isUnbounded
      } ? "a group is repeated without limit" : nil
    },
    check(
      "006",
      .warning,
      "No group holds a repetition from none or one on.",
      advice: "give exact numbers inside groups; documentation says that uploads refuse the rest"
    ) { item in
      ExpressionFacts.has(item.text, inGroup: true) { part in
        guard case .repeated(.characters(_, let written), let bounds) = part else { return false }
        return bounds.isGeneric && written != "."
      } ? "a group holds a repetition such as 'x+', 'x*' or 'x{1,n}'" : nil
    },
    check(
      "007",
      .error,
      "It has at most 1024 characters.",
      advice: "split it into several expressions, or use a keyword list"
    ) { item in
      let count = item.text.pattern.unicodeScalars.count
      return count > 1024 ? "it has \(count) characters and may have 1024" : nil
    },
    check(
      "008",
      .error,
      "It cannot match the empty text.",
      advice: "make something in it compulsory"
    ) { item in
      guard let root = item.text.root, root.length.minimum == 0 else { return nil }
      return "it matches the empty text, at every place"
    },
  ]

  private static let safety: [SchemeCheck] = [
    check(
      "009",
      .error,
      "No repetition can be cut in exponentially many ways.",
      advice: "take the inner or the outer repetition away, or make what they match different"
    ) { item in
      guard let root = item.text.root, ExpressionDanger.hasExponential(root) else { return nil }
      return "a repetition without limit stands in another one; the engine gives up on long texts"
    },
    check(
      "010",
      .warning,
      "No two repetitions without limit meet over the same characters.",
      advice: "limit one of them, or put something between them that neither matches"
    ) { item in
      guard let root = item.text.root, ExpressionDanger.hasQuadratic(root) else { return nil }
      return "two repetitions without limit follow each other over the same characters"
    },
    check(
      "011",
      .error,
      "What looks behind has one fixed length.",
      advice: "give every alternative of the lookbehind the same length, without repetitions"
    ) { item in
      ExpressionFacts.has(item.text) { part in
        guard case .group(.lookbehind, _, let inner) = part else { return false }
        return inner.length.minimum != inner.length.maximum
      } ? "a lookbehind has no fixed length" : nil
    },
    check(
      "012",
      .warning,
      "It does not look ahead or behind.",
      advice: "use \\b or a filter instead; documentation lists lookarounds among what is refused"
    ) { item in
      ExpressionFacts.has(item.text) { part in
        if case .group(let kind, _, _) = part { kind.isAssertion } else { false }
      } ? "it looks ahead or behind" : nil
    },
    check(
      "013",
      .warning,
      "An identifier does not match inside a longer word or number.",
      advice: "put \\b at both ends"
    ) { item in
      guard item.isIdentifier, let root = item.text.root, !ExpressionFacts.isGuarded(root) else {
        return nil
      }
      return "it also matches inside longer numbers or words"
    },
    check(
      "014",
      .warning,
      "It says enough of what it looks for.",
      advice: "add a fixed prefix, or more positions with few characters"
    ) { item in
      guard let root = item.text.root, root.length.minimum > 0 else { return nil }
      let positions = ExpressionFacts.constrained(root)
      return positions < 4
        ? "only \(positions) of its positions are narrow; it matches much of any text" : nil
    },
    check(
      "015",
      .advice,
      "It does not rely on '^' or '$'.",
      advice: "use \\b, or accept that they mean the ends of every line"
    ) { item in
      ExpressionFacts.has(item.text) { part in
        if case .anchor(let anchor) = part { anchor == .start || anchor == .end } else { false }
      } ? "'^' and '$' mean the ends of lines, not of the text" : nil
    },
  ]

  private static let style: [SchemeCheck] = [
    check(
      "016",
      .warning,
      "Everything in it means in Boost.Regex what it means elsewhere.",
      advice: "write it in the way of Boost.Regex"
    ) { $0.text.oddities.first { $0.kind == .dialect }?.message },
    check(
      "017",
      .warning,
      "Sets hold what they seem to hold.",
      advice: "write the characters one after the other, and a '-' last"
    ) { $0.text.oddities.first { $0.kind == .set }?.message },
    check(
      "018",
      .warning,
      "There is no white space at its ends and no line break in it.",
      advice: "put the expression on one line, directly between the tags"
    ) { item in
      let pattern = item.text.pattern
      let hasBreak = pattern.unicodeScalars.contains { $0 == "\n" || $0 == "\r" }
      return hasBreak || pattern.trimmedBlanks != pattern
        ? "white space at its ends or a line break is part of the expression" : nil
    },
    check(
      "019",
      .warning,
      "Nothing in it is escaped twice.",
      advice: "write one backslash, and the character instead of its entity"
    ) { ExpressionFacts.doubleEscape($0.text.pattern) },
    check(
      "021",
      .advice,
      "An alternation of words is a keyword list.",
      advice: "use a Keyword; it is faster and regards no case"
    ) { item in
      guard let root = item.text.root, ExpressionFacts.isWordList(root) else { return nil }
      return "it is a list of words"
    },
    check(
      "022",
      .advice,
      "Letters regard no case, or say both cases.",
      advice: "begin with (?i), or say why case counts"
    ) { item in
      guard let root = item.text.root, !item.text.ignoresCase,
        let run = ExpressionFacts.literals(root).first(where: ExpressionFacts.hasTwoLetters)
      else { return nil }
      return "'\(run)' is found in this case only"
    },
    check(
      "023",
      .error,
      "It has no run of characters that are no blanks where uploads refuse it.",
      advice: "limit it, such as '\\S{4,64}'"
    ) { ExpressionFacts.openNonBlanks($0.text) },
    check(
      "024",
      .advice,
      "It captures one group at most.",
      advice: "write '(?:...)' for groups that need not be captured"
    ) { item in
      item.text.captures > 1 ? "it captures \(item.text.captures) groups" : nil
    },
    check(
      "025",
      .advice,
      "Letters beyond ASCII do not meet what knows ASCII only.",
      advice: "list both cases of such letters, and test the expression in the tenant"
    ) { item in
      let pattern = item.text.pattern
      let hasLetter = pattern.unicodeScalars.contains {
        !$0.isASCII && $0.properties.isAlphabetic
      }
      let relies =
        item.text.ignoresCase || pattern.contains("\\b") || pattern.contains("\\w")
      return hasLetter && relies
        ? "(?i), \\b and \\w know ASCII only, and it has other letters" : nil
    },
    SchemeCheck(
      "CLS-REX-020",
      .advice,
      "expressions",
      "No expression is kept under two names.",
      advice: "keep one and refer to it",
      needs: [.rulePackages],
      run: sameTwice
    ),
  ]

  private static func sameTwice(_ scheme: Scheme, _ list: inout FindingList) {
    for source in scheme.ownPackages {
      var seen: [String: String] = [:]
      for processor in source.package.processors {
        guard let regex = processor.regex else { continue }
        let key = regex.pattern + "\u{0}" + (regex.validators ?? "")
        if let other = seen[key] {
          list.add(
            "it is the same expression as '\(other)'",
            of: processor.id,
            at: processor.place
          )
        } else {
          seen[key] = processor.id
        }
      }
    }
  }
}
