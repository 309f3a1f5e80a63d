import KQLPlan
import Tables

/// Keeps the first row of each group that holds a value in the first argument, else the first.
final class FirstAccumulator: Accumulator {
  private let types: [ScalarType]
  private var chosen = ChosenRows()

  init(types: [ScalarType]) { self.types = types }

  func grow(to groups: Int) { chosen.grow(to: groups) }

  func add(_ arguments: [Column], groups: ContiguousArray<Int>) throws {
    guard let keys = arguments.first else { return }
    var best: [Int: Int] = [:]
    var order: [Int] = []
    for (row, group) in groups.enumerated() {
      if let known = best[group] {
        if !keys.holdsSomething(known), keys.holdsSomething(row) { best[group] = row }
      } else if let known = chosen.choice(of: group) {
        guard !known.columns[0].holdsSomething(known.row), keys.holdsSomething(row) else {
          continue
        }
        best[group] = row
        order.append(group)
      } else {
        best[group] = row
        order.append(group)
      }
    }
    chosen.choose(order.map { ($0, best[$0] ?? 0) }, of: arguments)
  }

  func merge(_ other: any Accumulator, groups: ContiguousArray<Int>) throws {
    guard let other = other as? FirstAccumulator else { return }
    let (rows, chosen) = other.chosen.chosenRows(types: types)
    try add(rows, groups: ContiguousArray(chosen.map { groups[$0] }))
  }

  func finish() throws -> [Column] { chosen.finish(types: types) }
}

extension Column {
  /// Whether a cell is neither null nor an empty string.
  func holdsSomething(_ row: Int) -> Bool {
    if case .string(let column) = self { return column.rows.range(at: row).count > 0 }
    return isValid(row)
  }
}

/// `take_any(x, ...)`: values of one row of the group.
enum TakeAny: AggregateFunction {
  static let name = "take_any"
  static let summary = "The values of one row of the group, whichever."
  static let overloads = [
    AggregateOverload([.any, .any], variadic: true, returns: .argument(0)) { infos, _ in
      FirstAccumulator(types: infos.map(\.type))
    }
  ]
  static let examples = [
    Example("datatable(x:long)[7, 7] | summarize take_any(x)", prints: "7")
  ]
  static func outputs(_ arguments: [ArgumentInfo], type: ScalarType) -> [Schema.Field] {
    arguments.map { .init($0.name ?? name + "_", $0.type) }
  }
}

/// `take_anyif(x, condition)`.
enum TakeAnyIf: AggregateFunction {
  static let name = "take_anyif"
  static let summary = "The value of one row for which a condition is true, whichever."
  static let overloads = [
    AggregateOverload([.any, .bool], returns: .argument(0)) { infos, _ in
      ConditionalAccumulator(FirstAccumulator(types: [infos[0].type]), condition: 1)
    }
  ]
  static let examples = [
    Example("datatable(x:long)[1, 7] | summarize take_anyif(x, x > 1)", prints: "7")
  ]
  static func outputs(_ arguments: [ArgumentInfo], type: ScalarType) -> [Schema.Field] {
    [.init(arguments.first?.name ?? name + "_", type)]
  }
}

/// `any(x, ...)`: the old name of `take_any`, which names its columns otherwise.
enum AnyValue: AggregateFunction {
  static let name = "any"
  static let summary = "The values of one row of the group, whichever; take_any is the newer name."
  static let overloads = TakeAny.overloads
  static let examples = [Example("datatable(x:long)[7] | summarize any(x)", prints: "7")]
  static func outputs(_ arguments: [ArgumentInfo], type: ScalarType) -> [Schema.Field] {
    arguments.map { .init(name + "_" + ($0.name ?? ""), $0.type) }
  }
}

/// `anyif(x, condition)`.
enum AnyValueIf: AggregateFunction {
  static let name = "anyif"
  static let summary = "The value of one row for which a condition is true, whichever."
  static let overloads = TakeAnyIf.overloads
  static let examples = [
    Example("datatable(x:long)[1, 7] | summarize anyif(x, x > 1)", prints: "7")
  ]
}
