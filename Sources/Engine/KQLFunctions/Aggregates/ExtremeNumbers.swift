import KQLPlan
import Tables

/// Which of two values is kept.
protocol ExtremeRule {
  static func isBefore<Element: Comparable>(_ left: Element, _ right: Element) -> Bool
}

/// The smaller one.
enum SmallestRule: ExtremeRule {
  @inline(__always)
  static func isBefore<Element: Comparable>(_ left: Element, _ right: Element) -> Bool {
    left < right
  }
}

/// The larger one.
enum LargestRule: ExtremeRule {
  @inline(__always)
  static func isBefore<Element: Comparable>(_ left: Element, _ right: Element) -> Bool {
    left > right
  }
}

/// Keeps the extreme value of each group for values of fixed width; NaN wins over all others.
final class ExtremeNumbers<
  Element: Comparable & Hashable & BitwiseCopyable & Sendable,
  Rule: ExtremeRule
>: Accumulator {
  private let unwrap: (Column) -> FixedWidth<Element>
  private let wrap: (FixedWidth<Element>) -> Column
  private let nullValue: Element
  private var values = ContiguousArray<Element>()
  private var isSet = ContiguousArray<Bool>()

  init(
    _ nullValue: Element,
    _ unwrap: @escaping (Column) -> FixedWidth<Element>,
    _ wrap: @escaping (FixedWidth<Element>) -> Column
  ) {
    self.nullValue = nullValue
    self.unwrap = unwrap
    self.wrap = wrap
  }

  func grow(to groups: Int) {
    values.grow(to: groups, filling: nullValue)
    isSet.grow(to: groups, filling: false)
  }

  func add(_ arguments: [Column], groups: ContiguousArray<Int>) throws {
    let column = unwrap(arguments[0])
    for (row, group) in groups.enumerated() where column.isValid(row) {
      add(column.at(row), to: group)
    }
  }

  @inline(__always)
  private func add(_ value: Element, to group: Int) {
    guard isSet[group] else {
      values[group] = value
      isSet[group] = true
      return
    }
    let known = values[group]
    // Only NaN differs from itself.
    guard known == known else { return }
    if value != value || Rule.isBefore(value, known) { values[group] = value }
  }

  func merge(_ other: any Accumulator, groups: ContiguousArray<Int>) throws {
    guard let other = other as? ExtremeNumbers else { return }
    for (index, group) in groups.enumerated() where other.isSet[index] {
      add(other.values[index], to: group)
    }
  }

  func finish() throws -> [Column] {
    [wrap(FixedWidth(values, validity: isSet.contains(false) ? isSet : nil))]
  }

  /// The accumulator for a type, nil for types without a fixed width.
  static func make(_ type: ScalarType, _ rule: Rule.Type) -> (any Accumulator)? {
    switch type {
    case .int: ExtremeNumbers<Int32, Rule>(0, { $0.ints }, { .int($0) })
    case .long: ExtremeNumbers<Int64, Rule>(0, { $0.longs }, { .long($0) })
    case .datetime: ExtremeNumbers<Int64, Rule>(0, { $0.longs }, { .datetime($0) })
    case .timespan: ExtremeNumbers<Int64, Rule>(0, { $0.longs }, { .timespan($0) })
    case .real: ExtremeNumbers<Double, Rule>(0, { $0.reals }, { .real($0) })
    case .decimal: ExtremeNumbers<Decimal34, Rule>(.zero, { $0.decimals }, { .decimal($0) })
    case .guid: ExtremeNumbers<GUID, Rule>(GUID(high: 0, low: 0), { $0.guids }, { .guid($0) })
    case .bool, .string, .dynamic: nil
    }
  }
}
