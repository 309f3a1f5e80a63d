/// Rules that find sensitive information in text, whatever file they come from.
public struct DetectionRules: Sendable {
  /// What finds text: expressions and keyword lists, by the identifier that types refer to.
  public var processors: [String: ProcessorRule]
  /// The types of sensitive information.
  public var types: [TypeRule]

  /// Creates rules.
  public init(processors: [String: ProcessorRule] = [:], types: [TypeRule] = []) {
    self.processors = processors
    self.types = types
  }
}

extension DetectionRules {
  /// Adds the terms of a keyword dictionary, which are found as words, for the references to it.
  public mutating func addDictionary(_ id: String, terms: [String]) {
    let terms = terms.map(\.trimmedBlanks).filter { !$0.isEmpty }.map { KeywordTerm($0) }
    let references = types.flatMap { type in
      type.patterns.flatMap { pattern in
        [pattern.identifier].compactMap(\.self) + pattern.evidence.flatMap(\.references)
      }
    }
    for reference in Set(references) where reference.lowercased() == id.lowercased() {
      processors[reference] = .keywords([KeywordGroup(matchesWords: true, terms: terms)])
    }
  }

  /// Whether types refer to something that is neither here nor a function, so that built-in rules may
  /// have it.
  public var hasOpenReferences: Bool {
    let references = types.flatMap { type in
      type.patterns.flatMap { pattern in
        [pattern.identifier].compactMap(\.self) + pattern.evidence.flatMap(\.references)
      }
    }
    return references.contains {
      processors[$0] == nil && DetectionFunctions.function(named: $0) == nil
    }
  }

  /// What finds the identifier of a type at its lowest level.
  func identifier(ofType id: String) -> String? {
    types.first { $0.id == id }?.patterns.min { $0.confidence < $1.confidence }?.identifier
  }
}

/// One type of sensitive information.
public struct TypeRule: Sendable {
  /// How instances of it come about.
  public enum Kind: Sendable, Hashable {
    /// An identifier with evidence around it.
    case entity
    /// Evidence alone, strong enough together; the threshold is a confidence of 1 to 100.
    case affinity(threshold: Int)
  }

  /// Its identity, as policies store it.
  public let id: String
  /// What it is called.
  public let name: String
  /// How instances of it come about.
  public let kind: Kind
  /// How many characters before and behind an identifier are looked at; nil for all.
  public let proximity: Int?
  /// The level that policies take when they name none.
  public let recommendedConfidence: Int?
  /// The ways to find it.
  public let patterns: [PatternRule]
  /// What an identifier must pass in all of them.
  public let filters: [FilterRule]

  /// Creates a type.
  public init(
    id: String,
    name: String,
    kind: Kind = .entity,
    proximity: Int?,
    recommendedConfidence: Int? = nil,
    patterns: [PatternRule],
    filters: [FilterRule] = []
  ) {
    self.id = id
    self.name = name
    self.kind = kind
    self.proximity = proximity
    self.recommendedConfidence = recommendedConfidence
    self.patterns = patterns
    self.filters = filters
  }
}

/// One way to find a type, with how sure it is.
public struct PatternRule: Sendable {
  /// 1 to 100.
  public let confidence: Int
  /// The processor that finds the identifier; nil in an affinity, which has none.
  public let identifier: String?
  /// What must be near it, all of it.
  public let evidence: [EvidenceRule]
  /// What an identifier must pass.
  public let filters: [FilterRule]

  /// Creates a pattern.
  public init(
    confidence: Int,
    identifier: String?,
    evidence: [EvidenceRule] = [],
    filters: [FilterRule] = []
  ) {
    self.confidence = confidence
    self.identifier = identifier
    self.evidence = evidence
    self.filters = filters
  }
}

/// What must be near an identifier.
public indirect enum EvidenceRule: Sendable, Hashable {
  /// So many hits of a processor, different ones if they must be unique.
  case match(String, minCount: Int, isUnique: Bool)
  /// So many of these; without `maxMatches` there is no upper limit.
  case any([EvidenceRule], minMatches: Int, maxMatches: Int?)
}

extension EvidenceRule {
  /// The processors that it refers to.
  var references: [String] {
    switch self {
    case .match(let id, _, _): [id]
    case .any(let children, _, _): children.flatMap(\.references)
    }
  }
}

/// What finds text.
public enum ProcessorRule: Sendable, Hashable {
  /// An expression in the dialect of Boost.Regex, and what its matches must pass.
  case regex(String, validators: [ValidatorRule])
  /// Lists of terms.
  case keywords([KeywordGroup])
  /// Something that cannot be tried here, with the reason.
  case unassessed(String)
}

/// Terms with one way to compare them.
public struct KeywordGroup: Sendable, Hashable {
  /// Whether a term must stand alone, without letters, digits or underscores beside it.
  public let matchesWords: Bool
  /// The terms.
  public let terms: [KeywordTerm]

  /// Creates a group.
  public init(matchesWords: Bool, terms: [KeywordTerm]) {
    self.matchesWords = matchesWords
    self.terms = terms
  }
}

/// A term of a keyword list.
public struct KeywordTerm: Sendable, Hashable {
  /// What is looked for.
  public let text: String
  /// Whether case counts.
  public let isCaseSensitive: Bool

  /// Creates a term.
  public init(_ text: String, isCaseSensitive: Bool = false) {
    self.text = text
    self.isCaseSensitive = isCaseSensitive
  }
}

/// What the match of an expression must pass.
public enum ValidatorRule: Sendable, Hashable {
  /// A weighted sum by a modulus that equals the digit at a place, counted from one.
  case checksum(weights: [Int], modulus: Int, checkDigit: Int, allowsLetters: Bool)
  /// A day of the calendar, written so, from an offset in the match.
  case date(order: String, offset: Int)
  /// Luhn's method.
  case luhn
  /// A function by name.
  case function(String)
  /// Something that cannot be tried here, with the reason.
  case unassessed(String)
}

/// What an identifier must pass to count.
public enum FilterRule: Sendable, Hashable {
  /// Where a text is compared with an identifier.
  public enum Direction: String, Sendable, Hashable, CaseIterable {
    /// The whole identifier.
    case full = "Full"
    /// Its beginning.
    case startsWith = "StartsWith"
    /// Its end.
    case endsWith = "EndsWith"
    /// What stands right before it.
    case prefix = "Prefix"
    /// What stands right behind it.
    case suffix = "Suffix"
  }

  /// Drops what has the same digit everywhere.
  case allDigitsSame
  /// Drops, or keeps only, what a processor finds there.
  case text(Direction, includes: Bool, processor: String)
  /// Something that cannot be tried here, with the reason.
  case unassessed(String)
}
