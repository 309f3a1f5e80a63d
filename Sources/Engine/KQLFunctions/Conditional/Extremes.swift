import KQLPlan
import Tables

/// `max_of` and `min_of`.
protocol ExtremeFunction: ScalarFunction {
  static func isBetter<Element: Comparable>(_ left: Element, _ right: Element) -> Bool
}

extension ExtremeFunction {
  static var overloads: [Overload] {
    [
      Overload([.common, .common], variadic: true, returns: .common) { a, n, _ in
        var best = a[0]
        for column in a.dropFirst() { best = better(best, column, n) }
        return best
      }
    ]
  }

  private static func better(_ left: Column, _ right: Column, _ count: Int) -> Column {
    switch (left, right) {
    case (.int(let a), .int(let b)): .int(choose(a, b, count, 0))
    case (.long(let a), .long(let b)): .long(choose(a, b, count, 0))
    case (.datetime(let a), .datetime(let b)): .datetime(choose(a, b, count, 0))
    case (.timespan(let a), .timespan(let b)): .timespan(choose(a, b, count, 0))
    case (.real(let a), .real(let b)): .real(choose(a, b, count, 0))
    case (.decimal(let a), .decimal(let b)): .decimal(choose(a, b, count, .zero))
    case (.guid(let a), .guid(let b)): .guid(choose(a, b, count, GUID(high: 0, low: 0)))
    case (.bool(let a), .bool(let b)):
      .bool(choose(a.map { $0 ? 1 : 0 }, b.map { $0 ? 1 : 0 }, count, 0).map { $0 == 1 })
    case (.string(let a), .string(let b)):
      Branches.choose(
        [zip(a, b, count: count) { isBetter(Bytes.compare($0, $1), 0) }],
        [left, right],
        count
      )
    default: left
    }
  }

  private static func choose<Element: Comparable>(
    _ left: FixedWidth<Element>,
    _ right: FixedWidth<Element>,
    _ count: Int,
    _ nullValue: Element
  ) -> FixedWidth<Element> {
    if left.validity == nil, right.validity == nil {
      return zip(left, right, count: count) { isBetter($1, $0) ? $1 : $0 }
    }
    let rows = left.isConstant && right.isConstant ? min(count, 1) : count
    var builder = FixedBuilder(nullValue: nullValue, capacity: rows)
    for row in 0..<rows {
      switch (left[row], right[row]) {
      case (let a?, let b?): builder.append(isBetter(b, a) ? b : a)
      case (let a, let b): builder.append(a ?? b)
      }
    }
    let column = builder.finish()
    return rows < count ? column.repeated(count) : column
  }
}

/// `max_of(a, b, ...)`.
enum MaxOf: ExtremeFunction {
  static let name = "max_of"
  static let summary = "The largest of its arguments, nulls aside."
  static let examples = [Example("print max_of(1, 3, 2)", prints: "3")]
  static func isBetter<Element: Comparable>(_ left: Element, _ right: Element) -> Bool {
    left > right
  }
}

/// `min_of(a, b, ...)`.
enum MinOf: ExtremeFunction {
  static let name = "min_of"
  static let summary = "The smallest of its arguments, nulls aside."
  static let examples = [Example("print min_of(2.5, 3)", prints: "2.5")]
  static func isBetter<Element: Comparable>(_ left: Element, _ right: Element) -> Bool {
    left < right
  }
}
