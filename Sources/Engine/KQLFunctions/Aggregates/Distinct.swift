import Hashing
import KQLPlan
import Tables

/// Counts the different values of each group, nulls aside.
///
/// Values wider than 64 bits are known by 128 bits of hash, which makes two of them the same with a
/// chance that no number of rows makes noticeable, and saves a copy of each.
final class DistinctAccumulator: Accumulator {
  private struct Key: Hashable {
    var group: Int
    var high: UInt64
    var low: UInt64
  }

  private var seen: Set<Key> = []
  private var counts = ContiguousArray<Int64>()

  func grow(to groups: Int) { counts.grow(to: groups, filling: 0) }

  func add(_ arguments: [Column], groups: ContiguousArray<Int>) throws {
    switch arguments[0] {
    case .long(let values), .datetime(let values), .timespan(let values):
      for (row, group) in groups.enumerated() where values.isValid(row) {
        add(Key(group: group, high: 0, low: UInt64(bitPattern: values.at(row))))
      }
    case .int(let values):
      for (row, group) in groups.enumerated() where values.isValid(row) {
        add(Key(group: group, high: 0, low: UInt64(UInt32(bitPattern: values.at(row)))))
      }
    case .real(let values):
      for (row, group) in groups.enumerated() where values.isValid(row) {
        // Zeros are one value, and so are all that is not a number.
        let value = values.at(row)
        let bits = value == 0 ? 0 : value.isNaN ? Double.nan.bitPattern : value.bitPattern
        add(Key(group: group, high: 0, low: bits))
      }
    case .decimal(let values):
      for (row, group) in groups.enumerated() where values.isValid(row) {
        let text = ContiguousArray(values.at(row).normalized.description.utf8)
        add(text.span, to: group)
      }
    case .string(let texts):
      for (row, group) in groups.enumerated() { texts.withBytes(row) { add($0, to: group) } }
    default:
      var cell = ContiguousArray<UInt8>()
      for (row, group) in groups.enumerated() where arguments[0].isValid(row) {
        cell.removeAll(keepingCapacity: true)
        DynamicEncoding.append(cell: arguments[0], row, to: &cell)
        add(cell.span, to: group)
      }
    }
  }

  private func add(_ bytes: Span<UInt8>, to group: Int) {
    add(Key(group: group, high: xxHash64(bytes, seed: 1), low: xxHash64(bytes)))
  }

  private func add(_ key: Key) {
    if seen.insert(key).inserted { counts[key.group] += 1 }
  }

  func merge(_ other: any Accumulator, groups: ContiguousArray<Int>) throws {
    guard let other = other as? DistinctAccumulator else { return }
    for key in other.seen { add(Key(group: groups[key.group], high: key.high, low: key.low)) }
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
