/// What can stand between two operands, and how strongly it binds.
enum Infix: Sendable {
  case logical(LogicalOperator)
  case binary(BinaryOperator, Level)
  case membership(MembershipOperator)
  case between(isNegated: Bool)

  /// How strongly an operator binds, weakest first.
  ///
  /// String operators bind more strongly than arithmetic: `a + b has "x"` is `a + (b has "x")`.
  enum Level: Int, Sendable, Comparable {
    case or, and, equality, relational, additive, multiplicative, string

    static func < (left: Level, right: Level) -> Bool { left.rawValue < right.rawValue }

    /// Whether `a op b op c` is refused.
    var isSingle: Bool { self == .equality || self == .relational || self == .string }
  }

  var level: Level {
    switch self {
    case .logical(.or): .or
    case .logical(.and): .and
    case .binary(_, let level): level
    case .membership, .between: .equality
    }
  }
}

extension Keyword {
  /// Whether the word stands between operands.
  var isInfix: Bool { infix != nil }

  /// The operator that the word is; `matches regex` is two words and not among them.
  var infix: Infix? {
    switch self {
    case .and: .logical(.and)
    case .or: .logical(.or)
    case .in: .membership(.in)
    case .notIn: .membership(.notIn)
    case .inIgnoringCase: .membership(.inIgnoringCase)
    case .notInIgnoringCase: .membership(.notInIgnoringCase)
    case .hasAny: .membership(.hasAny)
    case .hasAll: .membership(.hasAll)
    case .between: .between(isNegated: false)
    case .notBetween: .between(isNegated: true)
    default: stringOperator.map { .binary($0, .string) }
    }
  }

  private var stringOperator: BinaryOperator? {
    switch self {
    case .has: .has
    case .notHas: .notHas
    case .hasCS: .hasCS
    case .notHasCS: .notHasCS
    case .hasprefix: .hasPrefix
    case .notHasprefix: .notHasPrefix
    case .hasprefixCS: .hasPrefixCS
    case .notHasprefixCS: .notHasPrefixCS
    case .hassuffix: .hasSuffix
    case .notHassuffix: .notHasSuffix
    case .hassuffixCS: .hasSuffixCS
    case .notHassuffixCS: .notHasSuffixCS
    case .contains: .contains
    case .notContains, .notContainsLegacy: .notContains
    case .containsCS, .containsCSLegacy: .containsCS
    case .notContainsCS, .notContainsCSLegacy: .notContainsCS
    case .startswith: .startsWith
    case .notStartswith: .notStartsWith
    case .startswithCS: .startsWithCS
    case .notStartswithCS: .notStartsWithCS
    case .endswith: .endsWith
    case .notEndswith: .notEndsWith
    case .endswithCS: .endsWithCS
    case .notEndswithCS: .notEndsWithCS
    case .like: .like
    case .notLike: .notLike
    case .likeCS: .likeCS
    case .notLikeCS: .notLikeCS
    default: nil
    }
  }
}

extension Parser {
  /// The operator that stands here, if any.
  var infix: Infix? {
    switch current.kind {
    case .plus: .binary(.add, .additive)
    case .minus: .binary(.subtract, .additive)
    case .star: .binary(.multiply, .multiplicative)
    case .slash: .binary(.divide, .multiplicative)
    case .percent: .binary(.modulo, .multiplicative)
    case .less: .binary(.less, .relational)
    case .lessOrEqual: .binary(.lessOrEqual, .relational)
    case .greater: .binary(.greater, .relational)
    case .greaterOrEqual: .binary(.greaterOrEqual, .relational)
    case .equal: .binary(.equal, .equality)
    case .notEqual: .binary(.notEqual, .equality)
    case .equalTilde: .binary(.equalIgnoringCase, .string)
    case .notTilde: .binary(.notEqualIgnoringCase, .string)
    case .colon: .binary(.colon, .string)
    case .word: wordInfix
    default: nil
    }
  }

  private var wordInfix: Infix? {
    if at(.none) { return isAtMatchesRegex ? .binary(.matchesRegex, .string) : nil }
    // `on x in range (…)` is a clause of `make-series`.
    if at(.in), peek().keyword == .range { return nil }
    return current.keyword.infix
  }

  private var isAtMatchesRegex: Bool {
    let next = peek()
    return next.kind == .word && slice(current).elementsEqual("matches".utf8)
      && slice(next).elementsEqual("regex".utf8)
  }
}
