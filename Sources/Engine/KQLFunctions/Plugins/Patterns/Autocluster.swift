import Glibc
import KQLPlan
import Tables

/// `autocluster([sizeWeight [, weights [, seeds [, wildcard, ...]]]])`.
///
/// Patterns grow from the most frequent rows: of a row's values one is given up after the other as
/// long as the balance of coverage and shared values rises.
enum Autocluster: CountedPatternPlugin {
  static let name = "autocluster"
  static let summary = "A few patterns of values that say much about the rows, with their counts."
  static let examples = [
    Example(
      """
      datatable(a: string, b: string)['x', 'u', 'x', 'u', 'x', 'u', 'y', 'v']
      | evaluate autocluster() | where SegmentId == 0 | project Count
      """,
      prints: "3"
    )
  ]
  static let weightPosition = 1
  static let wildcardPosition = 3

  static func patterns(
    _ table: PatternTable,
    _ call: PatternCall,
    _ context: QueryContext
  ) throws -> [ValuePattern] {
    let sizeWeight = try call.number(0, "SizeWeight", default: 0.5, 0...1)
    let seeds = Int(try call.number(2, "NumSeeds", default: 25, 1...10_000))
    let total = table.totals[0]
    let order = table.rows.indices.sorted {
      (table.rows[$1].weights[0], $0) < (table.rows[$0].weights[0], $1)
    }
    var grown: [(pattern: ValuePattern, score: Double)] = []
    var known: Set<[Int?]> = []
    for seed in order.prefix(seeds) {
      try context.checkCancellation()
      let best = expanded(table, seed) { pattern in
        let share = Double(pattern.size) / Double(max(1, pattern.codes.count))
        return pow(pattern.weights[0] / total, sizeWeight) * pow(share, 1 - sizeWeight)
      }
      if best.pattern.size > 0, known.insert(best.pattern.codes).inserted { grown.append(best) }
    }
    // A pattern that a better one holds says nothing new.
    var kept: [ValuePattern] = []
    for (pattern, _) in grown.enumerated()
      .sorted(by: { ($1.element.score, $0.offset) < ($0.element.score, $1.offset) })
      .map(\.element)
    where !kept.contains(where: { $0.isMoreGeneral(than: pattern) }) {
      kept.append(pattern)
    }
    return kept.enumerated()
      .sorted { ($1.element.weights[0], $0.offset) < ($0.element.weights[0], $1.offset) }
      .map(\.element)
  }

  private static func expanded(
    _ table: PatternTable,
    _ seed: Int,
    _ score: (ValuePattern) -> Double
  ) -> (pattern: ValuePattern, score: Double) {
    func pattern(_ codes: [Int?]) -> ValuePattern {
      let members = table.rows.indices.filter { row in
        zip(codes, table.rows[row].codes).allSatisfy { $0 == nil || $0 == $1 }
      }
      return ValuePattern(codes: codes, members: members, weights: table.weights(members))
    }
    var best = pattern(table.rows[seed].codes)
    var bestScore = score(best)
    while true {
      var next: (pattern: ValuePattern, score: Double)?
      for column in best.codes.indices where best.codes[column] != nil {
        var codes = best.codes
        codes[column] = nil
        let wider = pattern(codes)
        let value = score(wider)
        if value > (next?.score ?? bestScore) { next = (wider, value) }
      }
      guard let next else { return (best, bestScore) }
      (best, bestScore) = next
    }
  }
}
