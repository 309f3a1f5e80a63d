import BoostRegex

/// An expression of a package, taken apart once for all checks.
struct ExpressionText: Sendable {
  /// The expression as written.
  let pattern: String
  /// What it is made of; nil when it cannot be read.
  let root: Expression?
  /// Why Boost.Regex does not take it.
  let problem: String?
  /// What is odd about how it is written.
  let oddities: [Oddity]
  /// Whether it, or a part of it, does not regard case.
  let ignoresCase: Bool
  /// How many groups capture.
  let captures: Int
  /// Whether an alternative is empty.
  let hasEmptyAlternative: Bool

  /// Something that other engines read in another way, or that is likely a slip.
  struct Oddity: Sendable, Hashable {
    enum Kind: Sendable, Hashable {
      /// It means something else in this engine, or nothing.
      case dialect
      /// A set that holds more or less than it seems.
      case set
    }

    let kind: Kind
    let message: String
  }

  /// Longer expressions are not looked into: no service takes them.
  static let maximumLength = 1 << 14

  init(_ pattern: String) {
    self.pattern = pattern
    let isTooLong = pattern.utf8.count > Self.maximumLength
    var parser = ExpressionParser(isTooLong ? "" : pattern)
    do {
      let read = try parser.parse()
      root = isTooLong ? nil : read
    } catch {
      root = nil
    }
    do {
      if !isTooLong { _ = try BoostRegex(pattern) }
      problem = nil
    } catch {
      problem = error.message
    }
    oddities = parser.oddities
    ignoresCase = parser.ignoresCase
    captures = parser.captures
    hasEmptyAlternative = parser.hasEmptyAlternative
  }
}

/// Why an expression cannot be read.
struct ExpressionError: Error, Sendable {
  let message: String
}
