import BoostRegex

/// A processor that is ready to run.
struct PlannedProcessor: Sendable {
  enum Kind: Sendable {
    /// An expression, with the validators of its matches.
    case expression(BoostRegex, [PlannedValidator])
    /// A function: its form and its check.
    case function(DetectionFunction, BoostRegex)
    /// Terms, by index into the plan's list.
    case keywords(Range<Int>)
    /// Something that cannot be tried, with the reason.
    case unassessed(String)
  }

  /// The identifier in its rules.
  let id: String
  let kind: Kind
  /// What is known of its beginning, when it has an expression.
  let shape: PatternShape?
}

/// A validator that is ready to run.
enum PlannedValidator: Sendable {
  case checksum(weights: [Int], modulus: Int, checkDigit: Int, allowsLetters: Bool)
  case date(order: [UInt8], offset: Int)
  case luhn
  case function(DetectionFunction, BoostRegex)
}

/// A term that is ready to run.
struct PlannedTerm: Sendable {
  /// Its characters, without case.
  let folded: [UInt32]
  /// Its characters as written, when case counts.
  let exact: [UInt32]?
  let matchesWords: Bool
  /// The processor that has it.
  let processor: Int
}

/// Evidence that is ready to run.
indirect enum PlannedEvidence: Sendable {
  case match(processor: Int, minCount: Int, isUnique: Bool)
  case any([PlannedEvidence], minMatches: Int, maxMatches: Int?)
}

/// A filter that is ready to run.
enum PlannedFilter: Sendable {
  case allDigitsSame
  case text(FilterRule.Direction, includes: Bool, processor: Int)
}

/// A pattern that is ready to run.
struct PlannedPattern: Sendable {
  let confidence: Int
  let evidence: [PlannedEvidence]
  let filters: [PlannedFilter]
}

/// Patterns of a type that have their identifier in common, the surest first.
struct PlannedIdentifier: Sendable {
  let processor: Int
  let patterns: [PlannedPattern]
}

/// A type that is ready to run.
struct PlannedType: Sendable {
  let rule: TypeRule
  let identifiers: [PlannedIdentifier]
  /// The patterns of an affinity.
  let affinity: [PlannedPattern]
  let filters: [PlannedFilter]
}
