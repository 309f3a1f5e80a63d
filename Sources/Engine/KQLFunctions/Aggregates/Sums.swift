import KQLPlan
import Tables

/// `sum(x)`: nulls count as nothing, so a group of nulls sums to zero.
enum Sum: AggregateFunction {
  static let name = "sum"
  static let summary = "The sum of the values."
  static let overloads = [
    AggregateOverload([.real], returns: .type(.real)) { _, _ in
      SumAccumulator<Double>(\.reals, 0, +) { .real($0) }
    },
    AggregateOverload([.long], returns: .type(.long)) { _, _ in
      SumAccumulator<Int64>(\.longs, 0, &+) { .long($0) }
    },
    AggregateOverload([.timespan], returns: .type(.timespan)) { _, _ in
      SumAccumulator<Int64>(\.longs, 0, &+) { .timespan($0) }
    },
    AggregateOverload([.decimal], returns: .type(.decimal)) { _, _ in
      SumAccumulator<Decimal34>(\.decimals, .zero, Sum.add) { .decimal($0) }
    },
  ]
  static let examples = [Example("range x from 1 to 3 step 1 | summarize sum(x)", prints: "6")]

  static func add(_ left: Decimal34, _ right: Decimal34) -> Decimal34 {
    (left + right) ?? left
  }
}

/// `sumif(x, condition)`.
enum SumIf: ConditionalAggregate {
  typealias Base = Sum
  static let name = "sumif"
  static let summary = "The sum of the values of the rows for which a condition is true."
  static let examples = [
    Example("range x from 1 to 3 step 1 | summarize sumif(x, x > 1)", prints: "5")
  ]
}

/// Adds values.
final class SumAccumulator<Element: BitwiseCopyable & Sendable & Hashable>: Accumulator {
  private let unwrap: (Column) -> FixedWidth<Element>
  private let zero: Element
  private let plus: (Element, Element) -> Element
  private let wrap: (FixedWidth<Element>) -> Column
  private var sums = ContiguousArray<Element>()

  init(
    _ unwrap: @escaping (Column) -> FixedWidth<Element>,
    _ zero: Element,
    _ plus: @escaping (Element, Element) -> Element,
    _ wrap: @escaping (FixedWidth<Element>) -> Column
  ) {
    self.unwrap = unwrap
    self.zero = zero
    self.plus = plus
    self.wrap = wrap
  }

  func grow(to groups: Int) { sums.grow(to: groups, filling: zero) }

  func add(_ arguments: [Column], groups: ContiguousArray<Int>) throws {
    let column = unwrap(arguments[0])
    for (row, group) in groups.enumerated() where column.isValid(row) {
      sums[group] = plus(sums[group], column.at(row))
    }
  }

  func merge(_ other: any Accumulator, groups: ContiguousArray<Int>) throws {
    guard let other = other as? SumAccumulator else { return }
    for (index, group) in groups.enumerated() {
      sums[group] = plus(sums[group], other.sums[index])
    }
  }

  func finish() throws -> [Column] { [wrap(FixedWidth(sums))] }
}

/// `avg(x)`: of no values NaN, or null where the type has no NaN.
enum Average: AggregateFunction {
  static let name = "avg"
  static let summary = "The mean of the values."
  static let overloads = [
    AggregateOverload([.real], returns: .type(.real)) { _, _ in
      MomentAccumulator { moments in
        .real(FixedWidth(ContiguousArray(moments.map { $0.count > 0 ? $0.sum / $0.count : .nan })))
      }
    },
    AggregateOverload([.timespan], returns: .type(.timespan)) { _, _ in
      MomentAccumulator(unwrap: { $0.longs.map { Double($0) } }) { moments in
        var builder = FixedBuilder<Int64>(nullValue: 0)
        for moment in moments {
          builder.append(moment.count > 0 ? Int64(saturating: moment.sum / moment.count) : nil)
        }
        return .timespan(builder.finish())
      }
    },
    AggregateOverload([.datetime], returns: .type(.datetime)) { _, _ in
      MomentAccumulator(unwrap: { $0.longs.map { Double($0) } }) { moments in
        var builder = FixedBuilder<Int64>(nullValue: 0)
        for moment in moments {
          let mean = moment.count > 0 ? Int64(saturating: moment.sum / moment.count) : nil
          builder.append(mean.map { max(0, min($0, Ticks.max)) })
        }
        return .datetime(builder.finish())
      }
    },
    AggregateOverload([.decimal], returns: .type(.decimal)) { _, _ in DecimalAverage() },
  ]
  static let examples = [Example("range x from 1 to 4 step 1 | summarize avg(x)", prints: "2.5")]
}

/// `avgif(x, condition)`.
enum AverageIf: ConditionalAggregate {
  typealias Base = Average
  static let name = "avgif"
  static let summary = "The mean of the values of the rows for which a condition is true."
  static let examples = [
    Example("range x from 1 to 3 step 1 | summarize avgif(x, x > 1)", prints: "2.5")
  ]
}

/// The mean of decimals, exact but for the last division.
final class DecimalAverage: Accumulator {
  private var sums = ContiguousArray<Decimal34>()
  private var counts = ContiguousArray<Int64>()

  func grow(to groups: Int) {
    sums.grow(to: groups, filling: .zero)
    counts.grow(to: groups, filling: 0)
  }

  func add(_ arguments: [Column], groups: ContiguousArray<Int>) throws {
    let column = arguments[0].decimals
    for (row, group) in groups.enumerated() where column.isValid(row) {
      sums[group] = Sum.add(sums[group], column.at(row))
      counts[group] += 1
    }
  }

  func merge(_ other: any Accumulator, groups: ContiguousArray<Int>) throws {
    guard let other = other as? DecimalAverage else { return }
    for (index, group) in groups.enumerated() {
      sums[group] = Sum.add(sums[group], other.sums[index])
      counts[group] += other.counts[index]
    }
  }

  func finish() throws -> [Column] {
    var builder = FixedBuilder<Decimal34>(nullValue: .zero)
    for (sum, count) in Swift.zip(sums, counts) {
      builder.append(count > 0 ? (sum / Decimal34(count)) : nil)
    }
    return [.decimal(builder.finish())]
  }
}
