/// Whether validators and filters can be passed.
enum ValidatorChecks {
  static let checks: [SchemeCheck] = [
    checksum(
      "001",
      .error,
      "There is a weight for every digit.",
      advice: "give one whole number a digit, separated by commas",
      run: weights
    ),
    checksum(
      "002",
      .error,
      "The check digit is one of the digits.",
      advice: "count the digits from 1; separators do not count",
      run: checkDigit
    ),
    checksum(
      "003",
      .error,
      "There is a modulus above 1.",
      advice: "set Mod, such as 10 or 11"
    ) { validator, _ in
      (validator.integer("Mod") ?? 0) > 1 ? nil : "its Mod is missing or not above 1"
    },
    checksum(
      "004",
      .warning,
      "Every remainder can be a check digit.",
      advice: "use a modulus up to 10, or up to 36 with letters"
    ) { validator, _ in
      guard let modulus = validator.integer("Mod") else { return nil }
      let most = allowsLetters(validator) ? 36 : 10
      return modulus > most ? "remainders of \(modulus) go beyond one digit" : nil
    },
    checksum(
      "005",
      .warning,
      "Letters are allowed where the expression takes them.",
      advice: "set AllowAlphabets to 1 if letters count, or take them out of the expression",
      run: letters
    ),
    validator(
      "006",
      .error,
      "Dates are written in a documented order.",
      advice: "use DDMMYYYY, MMDDYYYY, YYYYDDMM, YYYYMMDD or one of these with YY",
      of: "DateSimple"
    ) { validator, _ in
      let pattern = validator["Pattern"] ?? ""
      return datePatterns.contains(pattern) ? nil : "'\(pattern)' is no order of a date"
    },
    validator(
      "007",
      .warning,
      "The date fits into the match.",
      advice: "lower the offset, or widen the expression",
      of: "DateSimple",
      run: dateLength
    ),
    SchemeCheck(
      "CLS-VAL-008",
      .error,
      "validator, filter",
      "Types and directions are known.",
      advice: "correct the value; blanks count",
      needs: [.rulePackages],
      run: knownValues
    ),
    SchemeCheck(
      "CLS-VAL-009",
      .warning,
      "filter",
      "Keyword lists of filters are compared as strings.",
      advice: "set matchStyle to 'string'",
      needs: [.rulePackages],
      run: filterStyle
    ),
    SchemeCheck(
      "CLS-VAL-010",
      .warning,
      "filter",
      "An including filter can agree with the expression.",
      advice: "correct the terms; nothing passes the filter",
      needs: [.rulePackages],
      run: impossibleFilter
    ),
    checksum(
      "011",
      .warning,
      "The check digit has weight 0.",
      advice: "set its weight to 0; the sum over the other digits is compared with it"
    ) { validator, _ in
      guard let weights = validator.weights, let digit = validator.integer("CheckDigit"),
        weights.indices.contains(digit - 1), weights[digit - 1] != 0
      else { return nil }
      return "the check digit counts in its own sum, with weight \(weights[digit - 1])"
    },
    checksum(
      "012",
      .warning,
      "Parameters are known.",
      advice: "remove the parameter; what it does is not documented and not tried here"
    ) { validator, _ in
      let known = ["Weights", "Mod", "CheckDigit", "AllowAlphabets"]
      return validator.parameters.first { !known.contains($0.name) }.map {
        "the parameter '\($0.name)' is not evaluated"
      }
    },
  ]

  private static let datePatterns = [
    "DDMMYYYY", "MMDDYYYY", "YYYYDDMM", "YYYYMMDD", "DDMMYY", "MMDDYY", "YYDDMM", "YYMMDD",
  ]

  private typealias Validator = RulePackage.ValidatorSet.Validator
  private typealias Test =
    @Sendable (RulePackage.ValidatorSet.Validator, [ExpressionText]) -> String?

  private static func checksum(
    _ number: String,
    _ severity: SchemeFinding.Severity,
    _ title: String,
    advice: String,
    run: @escaping Test
  ) -> SchemeCheck {
    validator(number, severity, title, advice: advice, of: "Checksum", run: run)
  }

  private static func validator(
    _ number: String,
    _ severity: SchemeFinding.Severity,
    _ title: String,
    advice: String,
    of type: String,
    run: @escaping Test
  ) -> SchemeCheck {
    SchemeCheck(
      "CLS-VAL-" + number,
      severity,
      "validator",
      title,
      advice: advice,
      needs: [.rulePackages]
    ) { scheme, list in
      for source in scheme.ownPackages {
        for set in source.package.validatorSets {
          let texts = source.package.processors.compactMap(\.regex)
            .filter { $0.validators == set.id }.map { ExpressionText($0.pattern) }
          for validator in set.validators where validator.type == type {
            if let message = run(validator, texts) {
              list.add("'\(set.id)': \(message)", of: set.id, at: validator.place)
            }
          }
        }
      }
    }
  }

  private static func allowsLetters(_ validator: Validator) -> Bool {
    validator.integer("AllowAlphabets") == 1
  }

  private static func weights(_ validator: Validator, _ texts: [ExpressionText]) -> String? {
    guard let weights = validator.weights else {
      return "its Weights are missing or are no whole numbers"
    }
    for text in texts {
      guard let root = text.root,
        let count = ExpressionFacts.countedCharacters(root, letters: allowsLetters(validator)),
        count > 0, count != weights.count
      else { continue }
      return "it has \(weights.count) weights and the expression takes \(count) digits"
    }
    return nil
  }

  private static func checkDigit(_ validator: Validator, _ texts: [ExpressionText]) -> String? {
    guard let digit = validator.integer("CheckDigit") else {
      return "its CheckDigit is missing or is no whole number"
    }
    guard let count = validator.weights?.count else { return nil }
    return (1...max(1, count)).contains(digit)
      ? nil : "its CheckDigit is \(digit) and there are digits 1 to \(count)"
  }

  private static func letters(_ validator: Validator, _ texts: [ExpressionText]) -> String? {
    for text in texts {
      guard let root = text.root else { continue }
      let hasSet = root.contains { part in
        guard case .characters(let set, _) = part else { return false }
        return set.overlaps(.letters) && set.count > 1 && set != .all
      }
      if hasSet, !allowsLetters(validator) {
        return "the expression takes letters and AllowAlphabets is not 1"
      }
      if allowsLetters(validator), !root.taken.overlaps(.letters) {
        return "AllowAlphabets is 1 and the expression takes no letters"
      }
    }
    return nil
  }

  private static func dateLength(_ validator: Validator, _ texts: [ExpressionText]) -> String? {
    let pattern = validator["Pattern"] ?? ""
    let offset = max(0, validator.integer("Offset") ?? validator.integer("StartOffset") ?? 0)
    for text in texts {
      guard let longest = text.root?.length.maximum, datePatterns.contains(pattern) else {
        continue
      }
      if offset > longest || offset + pattern.utf8.count > longest {
        return "the date ends at character \(offset + pattern.utf8.count) of \(longest)"
      }
    }
    return nil
  }

  private static func knownValues(_ scheme: Scheme, _ list: inout FindingList) {
    func report(
      _ value: String?,
      _ known: [String],
      _ what: String,
      _ id: String,
      _ place: SchemePlace
    ) {
      let value = value ?? ""
      guard !known.contains(value) else { return }
      list.add("'\(value)' is no \(what)", of: id, at: place)
    }
    for source in scheme.ownPackages {
      for set in source.package.validatorSets {
        for validator in set.validators {
          report(
            validator.type,
            ["Checksum", "DateSimple"],
            "type of a validator",
            set.id,
            validator.place
          )
        }
      }
      for set in source.package.filterSets {
        for filter in set.filters {
          report(
            filter.type,
            ["AllDigitsSameFilter", "TextMatchFilter"],
            "type of a filter",
            set.id,
            filter.place
          )
          guard filter.type == "TextMatchFilter" else { continue }
          report(
            filter.direction,
            ["Full", "StartsWith", "EndsWith", "Prefix", "Suffix"],
            "direction of a filter",
            set.id,
            filter.place
          )
          report(filter.logic, ["Include", "Exclude"], "logic of a filter", set.id, filter.place)
        }
      }
    }
  }

  private static func filterStyle(_ scheme: Scheme, _ list: inout FindingList) {
    for source in scheme.ownPackages {
      for filter in source.package.filterSets.flatMap(\.filters) {
        guard let id = filter.processor, let processor = source.package.processor(id),
          processor.groups.contains(where: { $0.style == .word })
        else { continue }
        list.add("a filter uses '\(id)', which is compared as words", of: id, at: filter.place)
      }
    }
  }

  private static func impossibleFilter(_ scheme: Scheme, _ list: inout FindingList) {
    for source in scheme.ownPackages {
      let package = source.package
      for rule in package.rules {
        for pattern in rule.patterns {
          guard let idRef = pattern.idMatch?.idRef,
            let regex = package.processor(idRef)?.regex,
            let root = ExpressionText(regex.pattern).root
          else { continue }
          let sets = [rule.filters, pattern.filters].compactMap { $0 }
          for filter in sets.compactMap({ package.filterSet($0) }).flatMap(\.filters)
          where filter.logic == "Include" {
            guard let id = filter.processor,
              !agrees(filter, package.processor(id)?.terms ?? [], root)
            else { continue }
            list.add(
              "no term of '\(id)' can stand where the filter looks",
              of: package.name(of: rule),
              at: filter.place
            )
          }
        }
      }
    }
  }

  private static func agrees(
    _ filter: RulePackage.FilterSet.Filter,
    _ terms: [RulePackage.Term],
    _ root: Expression
  ) -> Bool {
    guard !terms.isEmpty, ["Full", "StartsWith", "EndsWith"].contains(filter.direction ?? "") else {
      return true
    }
    let taken = root.taken.union(ignoringCase: root.taken)
    return terms.contains { term in
      let fits = term.text.unicodeScalars.allSatisfy {
        CharacterSet($0).isSubset(of: taken)
      }
      let length = term.text.unicodeScalars.count
      let isShortEnough = root.length.maximum.map { length <= $0 } ?? true
      let isLongEnough = filter.direction != "Full" || length >= root.length.minimum
      let startsRight =
        filter.direction == "EndsWith"
        || term.text.unicodeScalars.first.map { first in
          let start = root.first.union(ignoringCase: root.first)
          return start.isEmpty || CharacterSet(first).isSubset(of: start)
        } ?? false
      return fits && isShortEnough && isLongEnough && startsRight
    }
  }
}

extension CharacterSet {
  /// With the other case of every letter in the second set.
  func union(ignoringCase other: CharacterSet) -> CharacterSet {
    var result = union(other)
    for byte in UInt8(0x41)...0x5A where other.contains(byte) || other.contains(byte | 0x20) {
      result.insert(byte)
      result.insert(byte | 0x20)
    }
    return result
  }
}
