/// What can be told about a pattern without running it.
///
/// It never says too little: where the pattern has something that is not understood, sets are wider
/// than they need to be.
public struct PatternShape: Sendable {
  /// The most characters of a beginning that are told.
  public static let prefixLength = 8

  /// What each of the first characters of every match is among; none when a match may be empty or
  /// when nothing is known.
  public let prefix: [PatternCharacters]
  /// What the character before a match is among; nil when there is no condition.
  public let before: PatternCharacters?
  /// Whether a match may be at the start of the text.
  public let mayStartText: Bool
  /// What makes the pattern slow on some texts.
  public let dangers: [PatternDanger]

  /// Looks at a pattern; one that Boost refuses has a shape without knowledge.
  public init(_ pattern: String) {
    var parser = PatternParser(pattern)
    guard let node = parser.parse() else {
      prefix = []
      before = nil
      mayStartText = true
      dangers = []
      return
    }
    prefix = Self.prefix(of: node)
    var before: PatternCharacters?
    var mayStartText = true
    Self.look(before: node, prefix.first, into: &before, &mayStartText)
    self.before = before
    self.mayStartText = mayStartText
    dangers = PatternDanger.all(in: node)
  }

  private static func prefix(of node: PatternNode) -> [PatternCharacters] {
    var fuel = 4000
    return prefix([node], prefixLength, &fuel)
  }

  /// `parts` is what is still to come, its last element first.
  private static func prefix(
    _ parts: [PatternNode],
    _ length: Int,
    _ fuel: inout Int
  ) -> [PatternCharacters] {
    var parts = parts
    var result: [PatternCharacters] = []
    while result.count < length, let part = parts.popLast() {
      fuel -= 1
      // What is known so far stays true.
      guard fuel > 0 else { return result }
      switch part {
      case .characters(let set): result.append(set)
      case .sequence(let inner): parts += inner.reversed()
      case .atomic(let inner): parts.append(inner)
      case .wordBoundary, .behind, .emptiness: break
      case .anything: return result
      case .alternatives(let inner):
        let rest = length - result.count
        var union: [PatternCharacters]?
        for alternative in inner {
          union = merge(union, prefix(parts + [alternative], rest, &fuel))
          if union?.isEmpty == true { break }
        }
        return result + (union ?? [])
      case .repetition(let body, let least, let most, let isPossessive, let offset):
        let fewer = PatternNode.repetition(
          body,
          least: max(0, least - 1),
          most: most.map { max(0, $0 - 1) },
          isPossessive: isPossessive,
          offset: offset
        )
        if most == 0 { continue }
        if least > 0 {
          parts.append(fewer)
          parts.append(body)
          continue
        }
        let rest = length - result.count
        let without = prefix(parts, rest, &fuel)
        if without.isEmpty { return result }
        let with = body.canBeEmpty ? [] : prefix(parts + [fewer, body], rest, &fuel)
        return result + merge(without, with)
      }
    }
    return result
  }

  private static func merge(
    _ one: [PatternCharacters]?,
    _ other: [PatternCharacters]
  ) -> [PatternCharacters] {
    guard let one else { return other }
    return zip(one, other).map { $0.union($1) }
  }

  /// Reads the conditions that stand before the first character.
  private static func look(
    before node: PatternNode,
    _ first: PatternCharacters?,
    into before: inout PatternCharacters?,
    _ mayStartText: inout Bool
  ) {
    var parts = [node]
    while let part = parts.popLast() {
      switch part {
      case .sequence(let inner): parts += inner.reversed()
      case .atomic(let inner): parts.append(inner)
      case .emptiness: break
      case .wordBoundary:
        guard let first else { return }
        if first.isSubset(of: .word) {
          before = (before ?? .all).intersection(PatternCharacters.word.complement)
        } else if first.intersection(.word).isEmpty {
          before = (before ?? .all).intersection(.word)
          mayStartText = false
        }
      case .behind(.characters(let set), let isNegative):
        // Others are in a set and beside it, so the complement keeps them.
        before = (before ?? .all).intersection(isNegative ? set.complement : set)
        if !isNegative { mayStartText = false }
      default: return
      }
    }
  }
}
