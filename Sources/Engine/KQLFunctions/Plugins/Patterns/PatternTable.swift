import KQLPlan
import Tables

/// Rows as small numbers, one for each different value of a column; equal rows are one with their
/// weights added.
struct PatternTable {
  /// One row: the number of its value in each column, and its weight in each class.
  struct Row {
    let codes: [Int]
    var weights: [Double]
    /// A row of the input that looks so.
    let source: Int
  }

  private(set) var rows: [Row] = []
  /// The weight of all rows in each class.
  private(set) var totals: [Double]

  /// Reads columns; `classes` has the class of each row, or nil for a row that does not count.
  init(
    _ columns: [Column],
    count: Int,
    weights: FixedWidth<Double>?,
    classes: [Int?],
    classCount: Int
  ) {
    totals = [Double](repeating: 0, count: classCount)
    let codes = columns.map { RowGroups([$0], count: count).groups }
    var known: [[Int]: Int] = [:]
    for row in 0..<count {
      guard let kind = classes[row] else { continue }
      let weight = weights.map { $0[row] ?? 0 } ?? 1
      guard weight > 0, weight.isFinite else { continue }
      let key = codes.map { $0[row] }
      let index: Int
      if let found = known[key] {
        index = found
      } else {
        index = rows.count
        known[key] = index
        rows.append(
          Row(codes: key, weights: [Double](repeating: 0, count: classCount), source: row)
        )
      }
      rows[index].weights[kind] += weight
      totals[kind] += weight
    }
  }

  /// The weight in each class of some rows.
  func weights(_ members: [Int]) -> [Double] {
    var sums = [Double](repeating: 0, count: totals.count)
    for row in members {
      for kind in sums.indices { sums[kind] += rows[row].weights[kind] }
    }
    return sums
  }
}

/// Values that some columns have, with the rows that have them.
struct ValuePattern {
  /// The number of the value in each column; nil where any value will do.
  let codes: [Int?]
  /// The rows of the table.
  let members: [Int]
  /// Their weight in each class.
  let weights: [Double]

  /// How many columns have a value.
  var size: Int { codes.count { $0 != nil } }

  /// Whether each row of another pattern is one of this pattern's by its values.
  func isMoreGeneral(than other: ValuePattern) -> Bool {
    zip(codes, other.codes).allSatisfy { $0 == nil || $0 == $1 }
  }
}

extension PatternTable {
  /// How many patterns may be looked at.
  private static let limit = 200_000

  /// The patterns with at least one and at most `most` values that are frequent, each with all values
  /// that its rows share as far as `most` allows.
  func frequentPatterns(
    most: Int,
    _ context: QueryContext,
    isFrequent: ([Double]) -> Bool
  ) throws -> [ValuePattern] {
    guard let width = rows.first?.codes.count, width > 0 else { return [] }
    var found: [ValuePattern] = []
    var seen: Set<[Int?]> = []
    var visited = 0
    func extend(_ codes: [Int?], _ members: [Int], from column: Int) throws {
      guard codes.count(where: { $0 != nil }) < most else { return }
      for next in column..<width {
        var parts: [Int: [Int]] = [:]
        var order: [Int] = []
        for row in members {
          let code = rows[row].codes[next]
          if parts[code] == nil { order.append(code) }
          parts[code, default: []].append(row)
        }
        for code in order {
          guard let part = parts[code] else { continue }
          let weights = weights(part)
          guard isFrequent(weights) else { continue }
          visited += 1
          guard visited <= PatternTable.limit else {
            throw QueryFailure("there are too many patterns; raise the threshold")
          }
          if visited % 256 == 0 { try context.checkCancellation() }
          var longer = codes
          longer[next] = code
          let closed = closed(longer, part, most)
          if seen.insert(closed).inserted {
            found.append(ValuePattern(codes: closed, members: part, weights: weights))
          }
          try extend(longer, part, from: next + 1)
        }
      }
    }
    try extend([Int?](repeating: nil, count: width), Array(rows.indices), from: 0)
    return found
  }

  /// The values with those added that all the rows have too.
  private func closed(_ codes: [Int?], _ members: [Int], _ most: Int) -> [Int?] {
    var result = codes
    var left = most - codes.count { $0 != nil }
    for column in codes.indices where left > 0 && result[column] == nil {
      guard let first = members.first else { break }
      let code = rows[first].codes[column]
      if members.allSatisfy({ rows[$0].codes[column] == code }) {
        result[column] = code
        left -= 1
      }
    }
    return result
  }
}
