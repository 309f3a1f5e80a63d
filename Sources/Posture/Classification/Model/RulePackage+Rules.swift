extension RulePackage {
  /// One type of sensitive information.
  public struct Rule: Sendable {
    /// How instances come about.
    public enum Kind: Sendable, Hashable {
      /// An identifier with evidence near it.
      case entity
      /// Evidence alone.
      case affinity
      /// Values of a table of the organisation.
      case exactMatch
    }

    /// How far from an identifier evidence may stand.
    public enum Proximity: Sendable, Hashable {
      /// So many characters before and behind it.
      case characters(Int)
      /// Anywhere in the text.
      case unlimited
    }

    /// How instances come about.
    public let kind: Kind
    /// Its identifier; empty when it has none.
    public let id: String
    /// Where it stands.
    public let place: SchemePlace
    /// How far evidence may be: `patternsProximity`, or an affinity's `evidencesProximity`.
    public var proximity: Proximity?
    /// The level that policies take when they name none.
    public var recommendedConfidence: Int?
    /// What the evidence of an affinity must reach together.
    public var threshold: Int?
    /// The workload it is for, when it is for one.
    public var workload: String?
    /// The set of filters that holds for all patterns.
    public var filters: String?
    /// The table of an exact match.
    public var dataStore: String?
    /// The engine that a surrounding `Version` element asks for.
    public var engine: String?
    /// The ways to find it, those in `Version` elements too; an affinity's evidence.
    public var patterns: [Pattern] = []

    /// Creates a rule without patterns.
    public init(kind: Kind, id: String, place: SchemePlace) {
      self.kind = kind
      self.id = id
      self.place = place
    }
  }

  /// One way to find a type, or one piece of evidence of an affinity.
  public struct Pattern: Sendable {
    /// Where it stands.
    public let place: SchemePlace
    /// How sure it is, 1 to 100.
    public var confidence: Int?
    /// The set of filters that identifiers must pass.
    public var filters: String?
    /// The engine that a surrounding `Version` element asks for.
    public var engine: String?
    /// What finds the identifier: the first of the pattern's `IdMatch` elements.
    public var idMatch: IdMatch?
    /// What must be near it.
    public var evidence: [Evidence] = []

    /// Creates a pattern.
    public init(place: SchemePlace) { self.place = place }
  }

  /// What finds an identifier.
  public struct IdMatch: Sendable, Hashable {
    /// The processor; in an exact match the searchable field.
    public let idRef: String
    /// The type that finds candidates, in an exact match.
    public let classification: String?
    /// Where it stands.
    public let place: SchemePlace
  }

  /// What must be near an identifier.
  public indirect enum Evidence: Sendable, Hashable {
    /// Hits of one processor.
    case match(Match)
    /// A number of several pieces of evidence.
    case choice(Choice)

    /// Where it stands.
    public var place: SchemePlace {
      switch self {
      case .match(let match): match.place
      case .choice(let choice): choice.place
      }
    }
  }

  /// Hits of one processor.
  public struct Match: Sendable, Hashable {
    /// The processor; in an exact match the field.
    public let idRef: String
    /// How many hits there must be.
    public let minCount: Int
    /// Whether only different hits count.
    public let isUnique: Bool
    /// Where it stands.
    public let place: SchemePlace
  }

  /// An `Any` element: a number of its children must hold.
  public struct Choice: Sendable, Hashable {
    /// At least so many; one when the file does not say.
    public let minMatches: Int
    /// At most so many; no limit when nil.
    public let maxMatches: Int?
    /// Whether the file says the lower limit.
    public let statesMinimum: Bool
    /// The evidence to count.
    public let children: [Evidence]
    /// Where it stands.
    public let place: SchemePlace

    /// Whether it demands that none of its children holds.
    public var isExclusion: Bool { minMatches == 0 && maxMatches == 0 }
  }
}

extension RulePackage.Evidence {
  /// The matches in it, at every depth, in their order.
  public var matches: [RulePackage.Match] {
    switch self {
    case .match(let match): [match]
    case .choice(let choice): choice.children.flatMap(\.matches)
    }
  }

  /// The choices in it, itself first, in their order.
  public var choices: [RulePackage.Choice] {
    switch self {
    case .match: []
    case .choice(let choice): [choice] + choice.children.flatMap(\.choices)
    }
  }
}

extension RulePackage.Pattern {
  /// The processors that its evidence refers to, at every depth.
  public var matches: [RulePackage.Match] { evidence.flatMap(\.matches) }
  /// The `Any` elements at every depth.
  public var choices: [RulePackage.Choice] { evidence.flatMap(\.choices) }
}
