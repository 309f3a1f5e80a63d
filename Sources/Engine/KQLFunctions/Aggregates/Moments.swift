import KQLPlan
import Tables

/// Count, sum, mean and sum of squared distances of the values of a group.
struct Moment {
  var count = 0.0
  var sum = 0.0
  var mean = 0.0
  var squares = 0.0

  /// Adds a value; source: Welford, "Note on a method for calculating corrected sums of squares".
  mutating func add(_ value: Double) {
    count += 1
    sum += value
    let distance = value - mean
    mean += distance / count
    squares += distance * (value - mean)
  }

  /// Adds all values of another; source: Chan, Golub and LeVeque, the parallel form.
  mutating func add(_ other: Moment) {
    guard other.count > 0 else { return }
    guard count > 0 else {
      self = other
      return
    }
    let total = count + other.count
    let distance = other.mean - mean
    mean += distance * other.count / total
    squares += other.squares + distance * distance * count * other.count / total
    sum += other.sum
    count = total
  }
}

/// Collects the moments of values.
final class MomentAccumulator: Accumulator {
  private let unwrap: (Column) -> FixedWidth<Double>
  private let result: (ContiguousArray<Moment>) -> Column
  private var moments = ContiguousArray<Moment>()

  init(
    unwrap: @escaping (Column) -> FixedWidth<Double> = { $0.reals },
    _ result: @escaping (ContiguousArray<Moment>) -> Column
  ) {
    self.unwrap = unwrap
    self.result = result
  }

  func grow(to groups: Int) { moments.grow(to: groups, filling: Moment()) }

  func add(_ arguments: [Column], groups: ContiguousArray<Int>) throws {
    let column = unwrap(arguments[0])
    for (row, group) in groups.enumerated() where column.isValid(row) {
      moments[group].add(column.at(row))
    }
  }

  func merge(_ other: any Accumulator, groups: ContiguousArray<Int>) throws {
    guard let other = other as? MomentAccumulator else { return }
    for (index, group) in groups.enumerated() { moments[group].add(other.moments[index]) }
  }

  func finish() throws -> [Column] { [result(moments)] }
}

/// An aggregate that is worked out of the moments.
protocol MomentAggregate: AggregateFunction {
  static func value(_ moment: Moment) -> Double
}

extension MomentAggregate {
  static var overloads: [AggregateOverload] {
    [
      AggregateOverload([.real], returns: .type(.real)) { _, _ in
        MomentAccumulator { .real(FixedWidth(ContiguousArray($0.map(value)))) }
      }
    ]
  }
}

enum Variance: MomentAggregate {
  static let name = "variance"
  static let summary = "The variance of the values, as of a sample."
  static let examples = [
    Example("datatable(x:long)[1, 3] | summarize variance(x)", prints: "2.0")
  ]
  static func value(_ moment: Moment) -> Double {
    moment.count > 1 ? moment.squares / (moment.count - 1) : 0
  }
}

enum VarianceOfPopulation: MomentAggregate {
  static let name = "variancep"
  static let summary = "The variance of the values, as of a whole population."
  static let examples = [
    Example("datatable(x:long)[1, 3] | summarize variancep(x)", prints: "1.0")
  ]
  static func value(_ moment: Moment) -> Double {
    moment.count > 0 ? moment.squares / moment.count : 0
  }
}

enum StandardDeviation: MomentAggregate {
  static let name = "stdev"
  static let summary = "The standard deviation of the values, as of a sample."
  static let examples = [
    Example("datatable(x:long)[1, 5, 9] | summarize stdev(x)", prints: "4.0")
  ]
  static func value(_ moment: Moment) -> Double { Variance.value(moment).squareRoot() }
}

enum StandardDeviationOfPopulation: MomentAggregate {
  static let name = "stdevp"
  static let summary = "The standard deviation of the values, as of a whole population."
  static let examples = [
    Example("datatable(x:long)[1, 3] | summarize stdevp(x)", prints: "1.0")
  ]
  static func value(_ moment: Moment) -> Double {
    VarianceOfPopulation.value(moment).squareRoot()
  }
}

enum VarianceIf: ConditionalAggregate {
  typealias Base = Variance
  static let name = "varianceif"
  static let summary = "The variance of the rows for which a condition is true."
  static let examples = [
    Example("datatable(x:long)[1, 3, 9] | summarize varianceif(x, x < 5)", prints: "2.0")
  ]
}

enum StandardDeviationIf: ConditionalAggregate {
  typealias Base = StandardDeviation
  static let name = "stdevif"
  static let summary = "The standard deviation of the rows for which a condition is true."
  static let examples = [
    Example("datatable(x:long)[1, 5, 9, 99] | summarize stdevif(x, x < 10)", prints: "4.0")
  ]
}
