import KQLPlan
import Tables

/// `count()`.
enum Count: AggregateFunction {
  static let name = "count"
  static let summary = "The number of rows."
  static let overloads = [
    AggregateOverload([], returns: .type(.long)) { _, _ in CountAccumulator() },
    AggregateOverload([.any], returns: .type(.long)) { _, _ in CountAccumulator() },
  ]
  static let examples = [Example("range x from 1 to 3 step 1 | summarize count()", prints: "3")]
}

/// `countif(condition)`.
enum CountIf: AggregateFunction {
  static let name = "countif"
  static let summary = "The number of rows for which a condition is true."
  static let overloads = [
    AggregateOverload([.bool], returns: .type(.long)) { _, _ in
      ConditionalAccumulator(CountAccumulator(), condition: 0)
    }
  ]
  static let examples = [
    Example("range x from 1 to 3 step 1 | summarize countif(x > 1)", prints: "2")
  ]
}

/// Counts rows.
final class CountAccumulator: Accumulator {
  private var counts = ContiguousArray<Int64>()

  func grow(to groups: Int) { counts.grow(to: groups, filling: 0) }

  func add(_ arguments: [Column], groups: ContiguousArray<Int>) throws {
    for group in groups { counts[group] += 1 }
  }

  func merge(_ other: any Accumulator, groups: ContiguousArray<Int>) throws {
    guard let other = other as? CountAccumulator else { return }
    for (index, group) in groups.enumerated() { counts[group] += other.counts[index] }
  }

  func finish() throws -> [Column] { [.long(FixedWidth(counts))] }
}

extension ContiguousArray {
  /// Makes the array at least so long.
  mutating func grow(to count: Int, filling element: Element) {
    if self.count < count { append(contentsOf: repeatElement(element, count: count - self.count)) }
  }
}

/// `binary_all_and(x)`, `binary_all_or(x)`, `binary_all_xor(x)`.
protocol BinaryAggregate: AggregateFunction {
  static var start: Int64 { get }
  static func combine(_ left: Int64, _ right: Int64) -> Int64
}

extension BinaryAggregate {
  static var overloads: [AggregateOverload] {
    [
      AggregateOverload([.long], returns: .type(.long)) { _, _ in
        FoldAccumulator<Int64>(start: start, combine) { .long($0) }
      }
    ]
  }
}

enum BinaryAllAnd: BinaryAggregate {
  static let name = "binary_all_and"
  static let summary = "The bits that all values have."
  static let start: Int64 = -1
  static let examples = [
    Example("datatable(x:long)[12, 6] | summarize binary_all_and(x)", prints: "4")
  ]
  static func combine(_ left: Int64, _ right: Int64) -> Int64 { left & right }
}

enum BinaryAllOr: BinaryAggregate {
  static let name = "binary_all_or"
  static let summary = "The bits that any value has."
  static let start: Int64 = 0
  static let examples = [
    Example("datatable(x:long)[12, 6] | summarize binary_all_or(x)", prints: "14")
  ]
  static func combine(_ left: Int64, _ right: Int64) -> Int64 { left | right }
}

enum BinaryAllXor: BinaryAggregate {
  static let name = "binary_all_xor"
  static let summary = "The bits that an odd number of values has."
  static let start: Int64 = 0
  static let examples = [
    Example("datatable(x:long)[12, 6] | summarize binary_all_xor(x)", prints: "10")
  ]
  static func combine(_ left: Int64, _ right: Int64) -> Int64 { left ^ right }
}

/// Folds 64-bit values; a group without any gives null.
final class FoldAccumulator<Element: BitwiseCopyable & Sendable & Hashable>: Accumulator {
  private let start: Element
  private let combine: (Element, Element) -> Element
  private let wrap: (FixedWidth<Element>) -> Column
  private var values = ContiguousArray<Element>()
  private var seen = ContiguousArray<Bool>()

  init(
    start: Element,
    _ combine: @escaping (Element, Element) -> Element,
    _ wrap: @escaping (FixedWidth<Element>) -> Column
  ) {
    self.start = start
    self.combine = combine
    self.wrap = wrap
  }

  func grow(to groups: Int) {
    values.grow(to: groups, filling: start)
    seen.grow(to: groups, filling: false)
  }

  func add(_ arguments: [Column], groups: ContiguousArray<Int>) throws {
    guard case .long(let column) = arguments[0], let column = column as? FixedWidth<Element> else {
      return
    }
    for (row, group) in groups.enumerated() where column.isValid(row) {
      values[group] = combine(values[group], column.at(row))
      seen[group] = true
    }
  }

  func merge(_ other: any Accumulator, groups: ContiguousArray<Int>) throws {
    guard let other = other as? FoldAccumulator else { return }
    for (index, group) in groups.enumerated() where other.seen[index] {
      values[group] = combine(values[group], other.values[index])
      seen[group] = true
    }
  }

  func finish() throws -> [Column] {
    [wrap(FixedWidth(values, validity: seen.allSatisfy { $0 } ? nil : seen))]
  }
}
