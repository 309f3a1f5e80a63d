import KQLPlan
import Tables

/// Count, means and the sum of the products of distances of pairs of values.
struct CoMoment {
  var count = 0.0
  var meanX = 0.0
  var meanY = 0.0
  var products = 0.0

  /// Adds a pair; source: Chan, Golub and LeVeque, as for variances.
  mutating func add(_ x: Double, _ y: Double) {
    count += 1
    let distance = x - meanX
    meanX += distance / count
    meanY += (y - meanY) / count
    products += distance * (y - meanY)
  }

  /// Adds all pairs of another.
  mutating func add(_ other: CoMoment) {
    guard other.count > 0 else { return }
    guard count > 0 else {
      self = other
      return
    }
    let total = count + other.count
    let dx = other.meanX - meanX
    let dy = other.meanY - meanY
    products += other.products + dx * dy * count * other.count / total
    meanX += dx * other.count / total
    meanY += dy * other.count / total
    count = total
  }
}

/// Collects pairs of values, of the rows for which a third argument, if there is one, is true.
final class CovarianceAccumulator: Accumulator {
  private let isSample: Bool
  private var moments = ContiguousArray<CoMoment>()

  init(isSample: Bool) { self.isSample = isSample }

  func grow(to groups: Int) { moments.grow(to: groups, filling: CoMoment()) }

  func add(_ arguments: [Column], groups: ContiguousArray<Int>) throws {
    let x = arguments[0].reals
    let y = arguments[1].reals
    for (row, group) in groups.enumerated() where x.isValid(row) && y.isValid(row) {
      if arguments.count > 2, arguments[2].bools[row] != true { continue }
      moments[group].add(x.at(row), y.at(row))
    }
  }

  func merge(_ other: any Accumulator, groups: ContiguousArray<Int>) throws {
    guard let other = other as? CovarianceAccumulator else { return }
    for (index, group) in groups.enumerated() { moments[group].add(other.moments[index]) }
  }

  func finish() throws -> [Column] {
    let values = moments.map { moment in
      let divisor = isSample ? moment.count - 1 : moment.count
      return divisor > 0 ? moment.products / divisor : 0
    }
    return [.real(FixedWidth(ContiguousArray(values)))]
  }
}

/// The four covariances.
protocol CovarianceAggregate: AggregateFunction {
  static var isSample: Bool { get }
  static var isConditional: Bool { get }
}

extension CovarianceAggregate {
  static var overloads: [AggregateOverload] {
    [
      AggregateOverload(
        [.real, .real] + (isConditional ? [.bool] : []),
        returns: .type(.real)
      ) { _, _ in CovarianceAccumulator(isSample: isSample) }
    ]
  }

  static func outputs(_ arguments: [ArgumentInfo], type: ScalarType) -> [Schema.Field] {
    let names = arguments.prefix(2).map { $0.name ?? "" }
    return [.init(([name] + names).joined(separator: "_"), type)]
  }
}

enum Covariance: CovarianceAggregate {
  static let name = "covariance"
  static let summary = "How two values vary together, as of a sample."
  static let isSample = true
  static let isConditional = false
  static let examples = [
    Example("datatable(x:long, y:long)[1, 2, 3, 4] | summarize covariance(x, y)", prints: "2.0")
  ]
}

enum CovarianceIf: CovarianceAggregate {
  static let name = "covarianceif"
  static let summary = "How two values vary together where a condition is true, as of a sample."
  static let isSample = true
  static let isConditional = true
  static let examples = [
    Example(
      "datatable(x:long, y:long)[1, 2, 3, 4, 9, 9] | summarize covarianceif(x, y, x < 9)",
      prints: "2.0"
    )
  ]
}

enum CovarianceOfPopulation: CovarianceAggregate {
  static let name = "covariancep"
  static let summary = "How two values vary together, as of a population."
  static let isSample = false
  static let isConditional = false
  static let examples = [
    Example("datatable(x:long, y:long)[1, 2, 3, 4] | summarize covariancep(x, y)", prints: "1.0")
  ]
}

enum CovarianceOfPopulationIf: CovarianceAggregate {
  static let name = "covariancepif"
  static let summary = "How two values vary together where a condition is true, as of a population."
  static let isSample = false
  static let isConditional = true
  static let examples = [
    Example(
      "datatable(x:long, y:long)[1, 2, 3, 4, 9, 9] | summarize covariancepif(x, y, x < 9)",
      prints: "1.0"
    )
  ]
}

enum VarianceOfPopulationIf: ConditionalAggregate {
  typealias Base = VarianceOfPopulation
  static let name = "variancepif"
  static let summary = "The variance as of a population where a condition is true."
  static let examples = [
    Example("datatable(x:long)[1, 3, 9] | summarize variancepif(x, x < 9)", prints: "1.0")
  ]
}
