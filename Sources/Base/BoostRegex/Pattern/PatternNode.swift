/// A part of a pattern, as far as its shape matters.
indirect enum PatternNode: Sendable {
  /// One character out of a set.
  case characters(PatternCharacters)
  case sequence([PatternNode])
  case alternatives([PatternNode])
  /// A repetition; without `most` there is no end to it. `offset` is where it is in the pattern.
  case repetition(PatternNode, least: Int, most: Int?, isPossessive: Bool, offset: Int)
  /// A group that gives nothing back once it has matched.
  case atomic(PatternNode)
  /// `\b`.
  case wordBoundary
  /// What stands before, or what may not.
  case behind(PatternNode, isNegative: Bool)
  /// Anything else that takes no characters.
  case emptiness
  /// Any text, the empty one among them: a reference, a recursion.
  case anything

  /// Whether it can match nothing.
  var canBeEmpty: Bool {
    switch self {
    case .characters: false
    case .sequence(let parts): parts.allSatisfy(\.canBeEmpty)
    case .alternatives(let parts): parts.contains(where: \.canBeEmpty)
    case .repetition(let body, let least, _, _, _): least == 0 || body.canBeEmpty
    case .atomic(let body): body.canBeEmpty
    case .wordBoundary, .behind, .emptiness, .anything: true
    }
  }

  /// All characters that can take part in it.
  var reach: PatternCharacters {
    switch self {
    case .characters(let set): set
    case .sequence(let parts), .alternatives(let parts):
      parts.reduce(.none) { $0.union($1.reach) }
    case .repetition(let body, _, _, _, _), .atomic(let body): body.reach
    case .wordBoundary, .behind, .emptiness: .none
    case .anything: .all
    }
  }

  /// The characters that it can begin with.
  var first: PatternCharacters {
    switch self {
    case .characters(let set): return set
    case .sequence(let parts):
      var set = PatternCharacters.none
      for part in parts {
        set = set.union(part.first)
        if !part.canBeEmpty { break }
      }
      return set
    case .alternatives(let parts): return parts.reduce(.none) { $0.union($1.first) }
    case .repetition(let body, _, _, _, _), .atomic(let body): return body.first
    case .wordBoundary, .behind, .emptiness: return .none
    case .anything: return .all
    }
  }
}
