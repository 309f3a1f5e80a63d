import KQLPlan
import Tables

/// Keeps the values of each group, with weights, and picks ranks of them: the nearest rank, which
/// is always one of the values.
final class RankAccumulator: Accumulator {
  /// What comes out.
  enum Form {
    /// A column a percentile.
    case columns
    /// One array of all percentiles.
    case array
  }

  private let type: ScalarType
  private let percentiles: [Double]
  private let form: Form
  private let isWeighted: Bool
  private var parts: [Column] = []
  private var groups = ContiguousArray<Int>()
  private var weights = ContiguousArray<Int64>()
  private var groupCount = 0

  init(type: ScalarType, percentiles: [Double], form: Form, isWeighted: Bool) {
    self.type = type
    self.percentiles = percentiles
    self.form = form
    self.isWeighted = isWeighted
  }

  func grow(to groups: Int) { groupCount = max(groupCount, groups) }

  func add(_ arguments: [Column], groups rows: ContiguousArray<Int>) throws {
    let values = arguments[0]
    var kept = ContiguousArray<Int>()
    for row in rows.indices where values.isValid(row) {
      if isWeighted {
        guard let weight = arguments[1].longs[row], weight > 0 else { continue }
        weights.append(weight)
      }
      kept.append(row)
      groups.append(rows[row])
    }
    if !kept.isEmpty { parts.append(values.gather(kept)) }
  }

  func merge(_ other: any Accumulator, groups map: ContiguousArray<Int>) throws {
    guard let other = other as? RankAccumulator else { return }
    parts += other.parts
    weights += other.weights
    groups += other.groups.map { map[$0] }
  }

  func finish() throws -> [Column] {
    let values = parts.isEmpty ? Column(nulls: 0, of: type) : Column.concatenate(parts, type: type)
    var members = [ContiguousArray<Int>](repeating: [], count: groupCount)
    for (row, group) in groups.enumerated() { members[group].append(row) }
    var picks = [ContiguousArray<Int>](repeating: [], count: percentiles.count)
    for rows in members {
      let sorted = rows.sorted { CellOrder.compare(values, $0, values, $1) < 0 }
      let total = sorted.reduce(0.0) { $0 + weight($1) }
      for (index, percentile) in percentiles.enumerated() {
        picks[index].append(pick(sorted, total: total, percentile))
      }
    }
    let columns = picks.map { values.gather($0) }
    guard form == .array else { return columns }
    var builder = DynamicBuilder(capacity: groupCount)
    for group in 0..<groupCount {
      builder.array { bytes in
        for column in columns { DynamicEncoding.append(cell: column, group, to: &bytes) }
        return columns.count
      }
      builder.endRow()
    }
    return [.dynamic(builder.finish())]
  }

  private func weight(_ row: Int) -> Double { isWeighted ? Double(weights[row]) : 1 }

  private func pick(_ sorted: [Int], total: Double, _ percentile: Double) -> Int {
    guard let last = sorted.last else { return -1 }
    let rank = percentile / 100 * total
    var passed = 0.0
    for row in sorted {
      passed += weight(row)
      // Rounding of the product must not push an exact rank to the next value.
      if passed >= rank - 1e-9 { return row }
    }
    return last
  }
}

/// What the percentile functions have in common.
enum PercentileArguments {
  /// The constant percentiles from argument `first` on; an array gives several.
  static func percentiles(_ infos: [ArgumentInfo], from first: Int) -> [Double] {
    infos.dropFirst(first).flatMap { info -> [Double] in
      switch info.literal {
      case .real(let value): [value]
      case .long(let value): [Double(value)]
      case .int(let value): [Double(value)]
      case .decimal(let value): [value.double]
      case .dynamic(.array(let items)):
        items.compactMap { item in
          switch item {
          case .long(let value): Double(value)
          case .real(let value): value
          default: nil
          }
        }
      default: []
      }
    }
  }

  /// `percentile_x_99`, with `_` for a point.
  static func fields(_ arguments: [ArgumentInfo], from first: Int, _ type: ScalarType)
    -> [Schema.Field]
  {
    percentiles(arguments, from: first).map { value in
      let text =
        value == value.rounded() && abs(value) < 1e15 ? String(Int64(value)) : value.description
      let number = String(text.map { $0 == "." ? "_" : $0 })
      return .init("percentile_" + (arguments.first?.name ?? "") + "_" + number, type)
    }
  }

  static func overload(
    _ form: RankAccumulator.Form,
    isWeighted: Bool,
    isSingle: Bool
  ) -> AggregateOverload {
    let first = isWeighted ? 2 : 1
    var parameters: [Parameter] = isWeighted ? [.any, .long] : [.any]
    parameters += isSingle ? [.any] : [.any, .any]
    return AggregateOverload(
      parameters,
      variadic: !isSingle,
      returns: form == .array ? .type(.dynamic) : .argument(0)
    ) { infos, _ in
      let percentiles = percentiles(infos, from: first)
      guard !percentiles.isEmpty, percentiles.allSatisfy({ (0...100).contains($0) }) else {
        throw QueryFailure("a percentile is a constant between 0 and 100")
      }
      return RankAccumulator(
        type: infos[0].type,
        percentiles: percentiles,
        form: form,
        isWeighted: isWeighted
      )
    }
  }
}

enum Percentile: AggregateFunction {
  static let name = "percentile"
  static let summary = "The value below which a share of the values lies."
  static let overloads = [
    PercentileArguments.overload(.columns, isWeighted: false, isSingle: true)
  ]
  static let examples = [
    Example("range x from 1 to 10 step 1 | summarize percentile(x, 50)", prints: "5")
  ]
  static func outputs(_ arguments: [ArgumentInfo], type: ScalarType) -> [Schema.Field] {
    PercentileArguments.fields(arguments, from: 1, type)
  }
}

enum Percentiles: AggregateFunction {
  static let name = "percentiles"
  static let summary = "Several percentiles, a column each."
  static let overloads = [
    PercentileArguments.overload(.columns, isWeighted: false, isSingle: false)
  ]
  static let examples = [
    Example("range x from 1 to 10 step 1 | summarize percentiles(x, 20, 50)", prints: "2")
  ]
  static func outputs(_ arguments: [ArgumentInfo], type: ScalarType) -> [Schema.Field] {
    PercentileArguments.fields(arguments, from: 1, type)
  }
}

enum PercentileArray: AggregateFunction {
  static let name = "percentiles_array"
  static let aliases = ["percentile_array"]
  static let summary = "Several percentiles as one array."
  static let overloads = [
    PercentileArguments.overload(.array, isWeighted: false, isSingle: false)
  ]
  static let examples = [
    Example(
      "range x from 1 to 10 step 1 | summarize percentiles_array(x, 20, 50)",
      prints: "[2,5]"
    )
  ]
  static func outputs(_ arguments: [ArgumentInfo], type: ScalarType) -> [Schema.Field] {
    [.init("percentiles_" + (arguments.first?.name ?? ""), .dynamic)]
  }
}

enum WeightedPercentile: AggregateFunction {
  static let name = "percentilew"
  static let summary = "A percentile of values that count as often as a weight says."
  static let overloads = [
    PercentileArguments.overload(.columns, isWeighted: true, isSingle: true)
  ]
  static let examples = [
    Example(
      "datatable(x:long, w:long)[1, 9, 2, 1] | summarize percentilew(x, w, 50)",
      prints: "1"
    )
  ]
  static func outputs(_ arguments: [ArgumentInfo], type: ScalarType) -> [Schema.Field] {
    PercentileArguments.fields(arguments, from: 2, type)
  }
}

enum WeightedPercentiles: AggregateFunction {
  static let name = "percentilesw"
  static let summary = "Several weighted percentiles, a column each."
  static let overloads = [
    PercentileArguments.overload(.columns, isWeighted: true, isSingle: false)
  ]
  static let examples = [
    Example(
      "datatable(x:long, w:long)[1, 9, 2, 1] | summarize percentilesw(x, w, 50, 100)",
      prints: "1"
    )
  ]
  static func outputs(_ arguments: [ArgumentInfo], type: ScalarType) -> [Schema.Field] {
    PercentileArguments.fields(arguments, from: 2, type)
  }
}

enum WeightedPercentileArray: AggregateFunction {
  static let name = "percentilesw_array"
  static let aliases = ["percentilew_array"]
  static let summary = "Several weighted percentiles as one array."
  static let overloads = [
    PercentileArguments.overload(.array, isWeighted: true, isSingle: false)
  ]
  static let examples = [
    Example(
      "datatable(x:long, w:long)[1, 9, 2, 1] | summarize percentilesw_array(x, w, 50, 100)",
      prints: "[1,2]"
    )
  ]
  static func outputs(_ arguments: [ArgumentInfo], type: ScalarType) -> [Schema.Field] {
    [.init("percentiles_" + (arguments.first?.name ?? ""), .dynamic)]
  }
}
