import KQLPlan
import Tables

/// Keeps the row with the smallest or largest first argument; nulls lose against any value,
/// NaN wins over all others.
final class ExtremeAccumulator: Accumulator {
  private let types: [ScalarType]
  private let wantsLargest: Bool
  private var chosen = ChosenRows()
  private var best = ContiguousArray<Int>()

  init(types: [ScalarType], wantsLargest: Bool) {
    self.types = types
    self.wantsLargest = wantsLargest
  }

  func grow(to groups: Int) { chosen.grow(to: groups) }

  func add(_ arguments: [Column], groups: ContiguousArray<Int>) throws {
    // The best row of each group among these rows, or -1; as it was at the end.
    var touched: [Int] = []
    best.grow(to: chosen.count, filling: -1)
    let keys = arguments[0]
    for (row, group) in groups.enumerated() {
      let place = best[group]
      if place >= 0 {
        if wins(keys, row, over: keys, place) { best[group] = row }
        continue
      }
      if let known = chosen.choice(of: group),
        !wins(keys, row, over: known.columns[0], known.row)
      {
        continue
      }
      best[group] = row
      touched.append(group)
    }
    chosen.choose(touched.map { ($0, best[$0]) }, of: arguments)
    for group in touched { best[group] = -1 }
  }

  private func wins(_ column: Column, _ row: Int, over other: Column, _ place: Int) -> Bool {
    guard column.isValid(row) else { return false }
    guard other.isValid(place) else { return true }
    if case .real(let values) = column, case .real(let known) = other {
      if values.at(row).isNaN { return !known.at(place).isNaN }
      if known.at(place).isNaN { return false }
    }
    let order = CellOrder.compare(column, row, other, place)
    return wantsLargest ? order > 0 : order < 0
  }

  func merge(_ other: any Accumulator, groups: ContiguousArray<Int>) throws {
    guard let other = other as? ExtremeAccumulator else { return }
    let (rows, chosen) = other.chosen.chosenRows(types: types)
    try add(rows, groups: ContiguousArray(chosen.map { groups[$0] }))
  }

  func finish() throws -> [Column] { chosen.finish(types: types) }
}

/// `min(x)` and `max(x)`.
protocol ExtremeAggregate: AggregateFunction {
  static var wantsLargest: Bool { get }
}

extension ExtremeAggregate {
  static var overloads: [AggregateOverload] {
    [
      AggregateOverload([.any], returns: .argument(0)) { infos, _ in
        let type = infos[0].type
        let numbers =
          wantsLargest
          ? ExtremeNumbers<Int64, LargestRule>.make(type, LargestRule.self)
          : ExtremeNumbers<Int64, SmallestRule>.make(type, SmallestRule.self)
        return numbers ?? ExtremeAccumulator(types: [type], wantsLargest: wantsLargest)
      }
    ]
  }
}

enum Minimum: ExtremeAggregate {
  static let name = "min"
  static let summary = "The smallest value, nulls aside."
  static let wantsLargest = false
  static let examples = [Example("datatable(x:long)[3, 1, 2] | summarize min(x)", prints: "1")]
}

enum Maximum: ExtremeAggregate {
  static let name = "max"
  static let summary = "The largest value, nulls aside."
  static let wantsLargest = true
  static let examples = [Example("datatable(x:long)[1, 3, 2] | summarize max(x)", prints: "3")]
}

enum MinimumIf: ConditionalAggregate {
  typealias Base = Minimum
  static let name = "minif"
  static let summary = "The smallest value of the rows for which a condition is true."
  static let examples = [
    Example("datatable(x:long)[3, 1, 2] | summarize minif(x, x > 1)", prints: "2")
  ]
}

enum MaximumIf: ConditionalAggregate {
  typealias Base = Maximum
  static let name = "maxif"
  static let summary = "The largest value of the rows for which a condition is true."
  static let examples = [
    Example("datatable(x:long)[3, 1, 2] | summarize maxif(x, x < 3)", prints: "2")
  ]
}

/// `arg_max(x, ...)` and `arg_min(x, ...)`: columns of the row with the extreme value.
protocol ArgExtremeAggregate: AggregateFunction {
  static var wantsLargest: Bool { get }
}

extension ArgExtremeAggregate {
  static var overloads: [AggregateOverload] {
    [
      AggregateOverload([.any, .any], variadic: true, returns: .argument(0)) { infos, _ in
        ExtremeAccumulator(types: infos.map(\.type), wantsLargest: wantsLargest)
      }
    ]
  }

  static func outputs(_ arguments: [ArgumentInfo], type: ScalarType) -> [Schema.Field] {
    arguments.map { argument in
      .init(argument.name ?? (wantsLargest ? "max_" : "min_"), argument.type)
    }
  }
}

enum ArgMax: ArgExtremeAggregate {
  static let name = "arg_max"
  static let aliases = ["argmax"]
  static let summary = "The largest value, and other columns of its row."
  static let wantsLargest = true
  static let examples = [
    Example(
      "datatable(x:long, y:string)[1, 'a', 2, 'b'] | summarize arg_max(x, y) | project y",
      prints: "b"
    )
  ]
}

enum ArgMin: ArgExtremeAggregate {
  static let name = "arg_min"
  static let aliases = ["argmin"]
  static let summary = "The smallest value, and other columns of its row."
  static let wantsLargest = false
  static let examples = [
    Example(
      "datatable(x:long, y:string)[1, 'a', 2, 'b'] | summarize arg_min(x, y) | project y",
      prints: "a"
    )
  ]
}
