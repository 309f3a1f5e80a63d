/// An expression in Perl's syntax as Boost.Regex reads it, taken apart.
indirect enum Expression: Sendable {
  /// What a position must be without taking a character.
  enum Anchor: Sendable, Hashable {
    case start
    case end
    case word
    case other
  }

  /// What parentheses are for.
  enum GroupKind: Sendable, Hashable {
    case capturing
    case plain
    case atomic
    case lookahead
    case lookbehind

    /// Whether it looks without taking characters.
    var isAssertion: Bool { self == .lookahead || self == .lookbehind }
  }

  /// How often something comes.
  struct Bounds: Sendable, Hashable {
    let minimum: Int
    /// Nil for no limit.
    let maximum: Int?
    var isUnbounded: Bool { maximum == nil }
    /// Whether it is what uploads call a generic quantifier: from none or one on.
    var isGeneric: Bool { minimum <= 1 && maximum != 1 && maximum != 0 }
  }

  /// A single character of a set; the text it is written as.
  case characters(CharacterSet, written: String)
  case anchor(Anchor)
  case group(GroupKind, isNegative: Bool, Expression)
  case sequence([Expression])
  case alternatives([Expression])
  case repeated(Expression, Bounds)
  /// A back reference or a recursion: takes characters that nothing is known of.
  case unknown
}

extension Expression {
  /// How many characters it takes; no upper limit when nil.
  var length: (minimum: Int, maximum: Int?) {
    switch self {
    case .characters: return (1, 1)
    case .anchor: return (0, 0)
    case .group(let kind, _, let inner): return kind.isAssertion ? (0, 0) : inner.length
    case .unknown: return (0, nil)
    case .sequence(let parts):
      return parts.map(\.length).reduce((0, 0)) { sum, next in
        (Self.plus(sum.0, next.minimum), Self.plus(sum.1, next.maximum))
      }
    case .alternatives(let parts):
      let lengths = parts.map(\.length)
      let maxima = lengths.map(\.maximum)
      return (
        lengths.map(\.minimum).min() ?? 0,
        maxima.contains { $0 == nil } ? nil : maxima.compactMap { $0 }.max()
      )
    case .repeated(let inner, let bounds):
      let length = inner.length
      let maximum: Int? =
        length.maximum == 0
        ? 0 : length.maximum.flatMap { most in bounds.maximum.map { Self.times(most, $0) } }
      return (Self.times(length.minimum, bounds.minimum), maximum)
    }
  }

  private static func plus(_ left: Int, _ right: Int) -> Int { min(left + right, 1 << 30) }
  private static func plus(_ left: Int?, _ right: Int?) -> Int? {
    guard let left, let right else { return nil }
    return plus(left, right)
  }
  private static func times(_ left: Int, _ right: Int) -> Int {
    let (product, overflow) = left.multipliedReportingOverflow(by: right)
    return overflow ? 1 << 30 : min(product, 1 << 30)
  }

  /// The characters that it may begin with, past what may be empty.
  var first: CharacterSet {
    switch self {
    case .characters(let set, _): return set
    case .anchor: return CharacterSet()
    case .unknown: return .all
    case .group(let kind, _, let inner): return kind.isAssertion ? CharacterSet() : inner.first
    case .alternatives(let parts): return parts.reduce(CharacterSet()) { $0.union($1.first) }
    case .repeated(let inner, let bounds):
      return bounds.maximum == 0 ? CharacterSet() : inner.first
    case .sequence(let parts):
      var set = CharacterSet()
      for part in parts {
        set = set.union(part.first)
        if part.length.minimum > 0 { break }
      }
      return set
    }
  }

  /// All characters that it may take.
  var taken: CharacterSet {
    switch self {
    case .characters(let set, _): set
    case .anchor: CharacterSet()
    case .unknown: .all
    case .group(let kind, _, let inner): kind.isAssertion ? CharacterSet() : inner.taken
    case .alternatives(let parts), .sequence(let parts):
      parts.reduce(CharacterSet()) { $0.union($1.taken) }
    case .repeated(let inner, _): inner.taken
    }
  }

  /// The elements directly in it.
  var parts: [Expression] {
    switch self {
    case .characters, .anchor, .unknown: []
    case .group(_, _, let inner), .repeated(let inner, _): [inner]
    case .alternatives(let parts), .sequence(let parts): parts
    }
  }

  /// Calls a function with it and everything in it, with how many groups are around.
  func visit(groups: Int = 0, _ body: (Expression, Int) -> Void) {
    body(self, groups)
    let isGroup = if case .group = self { true } else { false }
    for part in parts { part.visit(groups: isGroup ? groups + 1 : groups, body) }
  }

  /// Whether it or anything in it passes a test.
  func contains(_ test: (Expression) -> Bool) -> Bool {
    test(self) || parts.contains { $0.contains(test) }
  }

  /// The top level as a sequence, for each alternative.
  var branches: [[Expression]] {
    switch self {
    case .alternatives(let parts): parts.flatMap(\.branches)
    case .sequence(let parts): [parts]
    default: [[self]]
    }
  }
}
