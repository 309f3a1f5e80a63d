import KQLPlan
import Tables

/// `array_sort_asc` and `array_sort_desc`.
protocol ArraySortFunction: ScalarFunction {
  static var isAscending: Bool { get }
}

extension ArraySortFunction {
  static var overloads: [Overload] {
    [
      Overload([.dynamic], returns: .dynamic) { a, n, _ in sort(a, n, nullsLast: true) },
      Overload([.dynamic, .constant(.bool)], returns: .dynamic) { a, n, _ in
        sort(a, n, nullsLast: n == 0 || a[1].bools[0] ?? true)
      },
      Overload([.dynamic, .dynamic, .any], variadic: true, returns: .dynamic, sortAll),
    ]
  }

  static func parts(_ arguments: [ArgumentInfo]) -> [ResultPart] {
    let arrays = arguments.filter { $0.type == .dynamic }
    guard arrays.count > 1 else { return [] }
    return arrays.enumerated().map { index, argument in
      let name = (argument.name ?? "array" + String(index)) + "_sorted"
      return ResultPart(name: name, type: .dynamic, key: String(index))
    }
  }

  private static func sort(_ a: [Column], _ count: Int, nullsLast: Bool) -> Column {
    Rows.dynamics(a, count) { row, builder in
      guard case .array(let items) = a[0].dynamics[row] else { return }
      let sorted = order(of: items, nullsLast: nullsLast).map { items[$0] }
      builder.write(.array(sorted))
    }
  }

  /// Sorts several arrays by the first; one of another length becomes null.
  private static func sortAll(_ a: [Column], _ count: Int, _ context: QueryContext) -> Column {
    var arrays = a
    var nullsLast: FixedWidth<Bool>?
    if let last = a.last, last.type == .bool {
      arrays.removeLast()
      nullsLast = last.bools
    }
    return Rows.dynamics(a, count) { row, builder in
      guard case .array(let first) = arrays[0].dynamics[row] else { return }
      let order = order(of: first, nullsLast: nullsLast.flatMap { $0[row] } ?? true)
      let sorted = arrays.enumerated().map { index, column -> DynamicValue.BagEntry in
        var value = DynamicValue.null
        if case .dynamic(let cells) = column, case .array(let items) = cells[row],
          items.count == first.count
        {
          value = .array(order.map { items[$0] })
        }
        return .init(String(index), value)
      }
      builder.write(.bag(sorted))
    }
  }

  /// The positions of elements in their order.
  private static func order(of items: [DynamicValue], nullsLast: Bool) -> [Int] {
    let nulls = items.indices.filter { items[$0].isNull }
    let values = items.indices.filter { !items[$0].isNull }.sorted { left, right in
      let order = DynamicRank.compare(items[left], items[right])
      if order != 0 { return isAscending ? order < 0 : order > 0 }
      return left < right
    }
    return nullsLast ? values + nulls : nulls + values
  }
}

/// `array_sort_asc(array [, nulls_last])`.
enum ArraySortAscending: ArraySortFunction {
  static let name = "array_sort_asc"
  static let summary = "The elements of an array from small to large, nulls last."
  static let isAscending = true
  static let examples = [
    Example("print array_sort_asc(dynamic([3, null, 1]))", prints: "[1,3,null]")
  ]
}

/// `array_sort_desc(array [, nulls_last])`.
enum ArraySortDescending: ArraySortFunction {
  static let name = "array_sort_desc"
  static let summary = "The elements of an array from large to small, nulls last."
  static let isAscending = false
  static let examples = [
    Example("print array_sort_desc(dynamic(['a', 'b']))", prints: #"["b","a"]"#)
  ]
}

/// A total order over dynamic values: numbers, then text, then the rest.
enum DynamicRank {
  /// Negative, zero or positive.
  static func compare(_ left: DynamicValue, _ right: DynamicValue) -> Int {
    let ranks = (rank(left), rank(right))
    if ranks.0 != ranks.1 { return ranks.0 - ranks.1 }
    switch (left, right) {
    case (.long(let a), .long(let b)), (.datetime(let a), .datetime(let b)),
      (.timespan(let a), .timespan(let b)):
      return DynamicOrder.order(a, b)
    case (.bool(let a), .bool(let b)): return DynamicOrder.order(a ? 1 : 0, b ? 1 : 0)
    case (.string(let a), .string(let b)):
      return a == b ? 0 : a.utf8.lexicographicallyPrecedes(b.utf8) ? -1 : 1
    case (.guid(let a), .guid(let b)): return DynamicOrder.order(a, b)
    default:
      guard let a = Conversions.real(left), let b = Conversions.real(right) else { return 0 }
      return a < b ? -1 : a > b ? 1 : 0
    }
  }

  private static func rank(_ value: DynamicValue) -> Int {
    switch value {
    case .null: 0
    case .bool: 1
    case .long, .real, .decimal: 2
    case .timespan: 3
    case .datetime: 4
    case .string: 5
    case .guid: 6
    case .array: 7
    case .bag: 8
    }
  }
}
