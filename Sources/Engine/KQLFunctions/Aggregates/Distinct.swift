import KQLPlan
import Tables

/// Counts the different values of each group, nulls aside.
final class DistinctAccumulator: Accumulator {
  private struct Key: Hashable {
    var group: Int
    var value: DynamicKey
  }

  private struct NumberKey: Hashable {
    var group: Int
    var value: Int64
  }

  private var texts: Set<Key> = []
  private var numbers: Set<NumberKey> = []
  private var counts = ContiguousArray<Int64>()

  func grow(to groups: Int) { counts.grow(to: groups, filling: 0) }

  func add(_ arguments: [Column], groups: ContiguousArray<Int>) throws {
    let column = arguments[0]
    switch column {
    case .long(let values), .datetime(let values), .timespan(let values):
      for (row, group) in groups.enumerated() where values.isValid(row) {
        if numbers.insert(NumberKey(group: group, value: values.at(row))).inserted {
          counts[group] += 1
        }
      }
    case .int(let values):
      for (row, group) in groups.enumerated() where values.isValid(row) {
        if numbers.insert(NumberKey(group: group, value: Int64(values.at(row)))).inserted {
          counts[group] += 1
        }
      }
    default:
      for (row, group) in groups.enumerated() where column.isValid(row) {
        let key = Key(group: group, value: DynamicKey(cell: column, row))
        if texts.insert(key).inserted { counts[group] += 1 }
      }
    }
  }

  func merge(_ other: any Accumulator, groups: ContiguousArray<Int>) throws {
    guard let other = other as? DistinctAccumulator else { return }
    for key in other.texts
    where texts.insert(Key(group: groups[key.group], value: key.value)).inserted {
      counts[groups[key.group]] += 1
    }
    for key in other.numbers
    where numbers.insert(NumberKey(group: groups[key.group], value: key.value)).inserted {
      counts[groups[key.group]] += 1
    }
  }

  func finish() throws -> [Column] { [.long(FixedWidth(counts))] }
}

/// `dcount(x, accuracy)`: exact here, where the service estimates.
enum DistinctCount: AggregateFunction {
  static let name = "dcount"
  static let summary = "The number of different values."
  static let overloads = [
    AggregateOverload([.any], returns: .type(.long)) { _, _ in DistinctAccumulator() },
    AggregateOverload([.any, .constant(.long)], returns: .type(.long)) { _, _ in
      DistinctAccumulator()
    },
  ]
  static let examples = [
    Example("datatable(x:long)[1, 2, 1] | summarize dcount(x)", prints: "2")
  ]
}

enum DistinctCountIf: ConditionalAggregate {
  typealias Base = DistinctCount
  static let name = "dcountif"
  static let summary = "The number of different values of the rows for which a condition is true."
  static let examples = [
    Example("datatable(x:long)[1, 2, 1] | summarize dcountif(x, x > 1)", prints: "1")
  ]
}

enum ExactDistinctCount: AggregateFunction {
  static let name = "count_distinct"
  static let summary = "The number of different values, exactly."
  static let overloads = [
    AggregateOverload([.any], returns: .type(.long)) { _, _ in DistinctAccumulator() }
  ]
  static let examples = [
    Example("datatable(x:long)[1, 2, 1] | summarize count_distinct(x)", prints: "2")
  ]
}

enum ExactDistinctCountIf: ConditionalAggregate {
  typealias Base = ExactDistinctCount
  static let name = "count_distinctif"
  static let summary = "The exact number of different values where a condition is true."
  static let examples = [
    Example("datatable(x:long)[1, 2, 1] | summarize count_distinctif(x, x > 1)", prints: "1")
  ]
}
