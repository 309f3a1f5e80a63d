/// A place in a pattern that makes it slow, or lets it end without an answer, on some texts.
public struct PatternDanger: Sendable, Hashable {
  /// What is there.
  public enum Kind: Sendable, Hashable {
    /// A repetition without end inside another, with nothing between that keeps them apart: the time
    /// doubles with each character.
    case nestedRepetition
    /// Alternatives inside a repetition without end that begin alike.
    case overlappingAlternatives
    /// Two repetitions without end, one behind the other, over the same characters: the time grows
    /// with the square of the text.
    case adjacentRepetitions
  }

  /// What is there.
  public let kind: Kind
  /// Where its quantifier is in the pattern, in Unicode characters.
  public let offset: Int

  /// One sentence, without a full stop.
  public var message: String {
    switch kind {
    case .nestedRepetition:
      "a repetition without end inside another makes the time grow exponentially with the text"
    case .overlappingAlternatives:
      "alternatives that begin alike inside a repetition without end are tried again and again"
    case .adjacentRepetitions:
      "two repetitions without end over the same characters follow each other"
    }
  }

  /// All dangers of a pattern, in its order.
  static func all(in node: PatternNode) -> [PatternDanger] {
    var found: [PatternDanger] = []
    collect(node, &found)
    return Array(Set(found)).sorted { ($0.offset, "\($0.kind)") < ($1.offset, "\($1.kind)") }
  }

  private static func collect(_ node: PatternNode, _ found: inout [PatternDanger]) {
    switch node {
    case .sequence(let parts):
      for part in parts { collect(part, &found) }
      collectAdjacent(parts, &found)
    case .alternatives(let parts):
      for part in parts { collect(part, &found) }
    case .atomic(let body), .behind(let body, _): collect(body, &found)
    case .repetition(let body, _, let most, let isPossessive, let offset):
      collect(body, &found)
      guard most == nil, !isPossessive else { return }
      if case .atomic = body { return }
      if isAmbiguous(body) { found.append(Self(kind: .nestedRepetition, offset: offset)) }
      if case .alternatives(let parts) = core(body), overlap(parts) {
        found.append(Self(kind: .overlappingAlternatives, offset: offset))
      }
    default: break
    }
  }

  private static func collectAdjacent(_ parts: [PatternNode], _ found: inout [PatternDanger]) {
    var before: PatternCharacters?
    for part in parts {
      if case .repetition(let body, _, nil, let isPossessive, let offset) = part {
        if let before, !isPossessive, !before.intersection(body.first).isEmpty {
          found.append(Self(kind: .adjacentRepetitions, offset: offset))
        }
        before = isPossessive ? nil : body.reach
      } else if !part.canBeEmpty {
        before = nil
      }
    }
  }

  /// A body of a repetition that can split a text in several ways: what remains of it when all that
  /// may be empty is left out is a repetition without end, and nothing else marks its ends.
  private static func isAmbiguous(_ body: PatternNode) -> Bool {
    switch core(body) {
    case .repetition(let inner, _, nil, false, _):
      if case .atomic = inner { return false }
      return true
    case .alternatives(let parts): return parts.contains(where: isAmbiguous)
    case .sequence(let parts):
      for (index, part) in parts.enumerated() {
        guard case .repetition(let inner, _, nil, false, _) = core(part) else { continue }
        let others = parts.indices.filter { $0 != index }.map { parts[$0] }
        let marks = others.filter { !$0.canBeEmpty }
        let reach = inner.reach
        if marks.allSatisfy({ !$0.first.intersection(reach).isEmpty }) { return true }
      }
      return false
    default: return false
    }
  }

  private static func overlap(_ parts: [PatternNode]) -> Bool {
    var seen = PatternCharacters.none
    for part in parts where isShort(part) {
      if !seen.intersection(part.first).isEmpty { return true }
      seen = seen.union(part.first)
    }
    return false
  }

  private static func isShort(_ node: PatternNode) -> Bool {
    switch core(node) {
    case .characters, .repetition: true
    default: false
    }
  }

  /// Takes groups off that change nothing.
  private static func core(_ node: PatternNode) -> PatternNode {
    var node = node
    while true {
      switch node {
      case .sequence(let parts) where parts.count == 1: node = parts[0]
      case .alternatives(let parts) where parts.count == 1: node = parts[0]
      default: return node
      }
    }
  }
}
