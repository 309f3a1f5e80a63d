import KQLPlan
import Tables

/// `<`, `<=`, `>`, `>=`: null when either side is null.
protocol OrderOperator: ScalarFunction {
  static func holds<Element: Comparable>(_ left: Element, _ right: Element) -> Bool
}

extension OrderOperator {
  static var overloads: [Overload] {
    [
      Overload([.long, .long], returns: .bool) { a, n, _ in fixed(a[0].longs, a[1].longs, n) },
      Overload([.real, .real], returns: .bool) { a, n, _ in fixed(a[0].reals, a[1].reals, n) },
      Overload([.datetime, .datetime], returns: .bool) { a, n, _ in
        fixed(a[0].longs, a[1].longs, n)
      },
      Overload([.timespan, .timespan], returns: .bool) { a, n, _ in
        fixed(a[0].longs, a[1].longs, n)
      },
      Overload([.string, .string], returns: .bool) { a, n, _ in
        .bool(zip(a[0].strings, a[1].strings, count: n) { holds(Bytes.compare($0, $1), 0) })
      },
      Overload([.decimal, .decimal], returns: .bool) { a, n, _ in
        fixed(a[0].decimals, a[1].decimals, n)
      },
      Overload([.bool, .bool], returns: .bool) { a, n, _ in
        fixed(a[0].bools.map { $0 ? 1 : 0 }, a[1].bools.map { $0 ? 1 : 0 }, n)
      },
      Overload([.dynamic, .scalar], returns: .bool) { a, n, _ in
        let cells = a[0].dynamics
        return Rows.bools(a, n) { row in
          guard cells.isValid(row), a[1].isValid(row) else { return nil }
          return DynamicOrder.compare(cells, a[1], row).map { holds($0, 0) }
        }
      },
      Overload([.scalar, .dynamic], returns: .bool) { a, n, _ in
        let cells = a[1].dynamics
        return Rows.bools(a, n) { row in
          guard cells.isValid(row), a[0].isValid(row) else { return nil }
          return DynamicOrder.compare(cells, a[0], row).map { holds(0, $0) }
        }
      },
      Overload([.dynamic, .dynamic], returns: .computed { _ in nil }) { _, n, _ in
        Column(nulls: n, of: .bool)
      },
    ]
  }

  private static func fixed<Element: Comparable>(
    _ left: FixedWidth<Element>,
    _ right: FixedWidth<Element>,
    _ count: Int
  ) -> Column {
    .bool(zip(left, right, count: count) { holds($0, $1) })
  }
}

/// `a < b`.
enum Less: OrderOperator {
  static let name = "<"
  static let summary = "Whether the left value is below the right one; strings go by code point."
  static let examples = [Example("print 1 < 2.5", prints: "True")]
  static func holds<Element: Comparable>(_ left: Element, _ right: Element) -> Bool { left < right }
}

/// `a <= b`.
enum LessOrEqual: OrderOperator {
  static let name = "<="
  static let summary = "Whether the left value is not above the right one."
  static let examples = [Example("print 1d <= 24h", prints: "True")]
  static func holds<Element: Comparable>(_ left: Element, _ right: Element) -> Bool {
    left <= right
  }
}

/// `a > b`.
enum Greater: OrderOperator {
  static let name = ">"
  static let summary = "Whether the left value is above the right one; strings go by code point."
  static let examples = [Example("print 'b' > 'B'", prints: "True")]
  static func holds<Element: Comparable>(_ left: Element, _ right: Element) -> Bool { left > right }
}

/// `a >= b`.
enum GreaterOrEqual: OrderOperator {
  static let name = ">="
  static let summary = "Whether the left value is not below the right one."
  static let examples = [Example("print 1 >= 2", prints: "False")]
  static func holds<Element: Comparable>(_ left: Element, _ right: Element) -> Bool {
    left >= right
  }
}

/// How a dynamic value compares with a value of a static type.
enum DynamicOrder {
  /// Negative, zero or positive; nil when the dynamic value has no form of that type.
  static func compare(_ cells: DynamicColumn, _ other: Column, _ row: Int) -> Int? {
    let cell = cells.ref(row)
    if case .string(let column) = other {
      if cell.tag == .string {
        let text = DynamicEncoding.text(cell.bytes, cell.range)
        let left = cell.bytes.span.extracting(text.range)
        return column.withBytes(row) { Bytes.compare(left, $0) }
      }
      let text = DynamicText.text(cell.bytes, cell.range)
      return column.withBytes(row) { right in
        ContiguousArray(text.utf8).withSpan { Bytes.compare($0, right) }
      }
    }
    let value = cell.value
    switch other {
    case .string: return nil
    case .int(let column): return number(value, Double(column.at(row)), Int64(column.at(row)))
    case .long(let column): return number(value, Double(column.at(row)), column.at(row))
    case .real(let column):
      let right = column.at(row)
      return Conversions.real(value).flatMap { $0.isNaN || right.isNaN ? nil : order($0, right) }
    case .decimal(let column): return Conversions.decimal(value).map { order($0, column.at(row)) }
    case .bool(let column):
      return Conversions.bool(value).map { order($0 ? 1 : 0, column.at(row) ? 1 : 0) }
    case .datetime(let column): return Conversions.datetime(value).map { order($0, column.at(row)) }
    case .timespan(let column): return Conversions.timespan(value).map { order($0, column.at(row)) }
    case .guid(let column): return Conversions.guid(value).map { order($0, column.at(row)) }
    case .dynamic(let column):
      return column.ref(row).value == value ? 0 : nil
    }
  }

  private static func number(_ left: DynamicValue, _ real: Double, _ long: Int64) -> Int? {
    switch left {
    case .long(let value): order(value, long)
    case .real(let value): value.isNaN ? nil : order(value, real)
    default: Conversions.long(left).map { order($0, long) }
    }
  }

  static func order<Element: Comparable>(_ left: Element, _ right: Element) -> Int {
    left < right ? -1 : left == right ? 0 : 1
  }
}

extension ContiguousArray {
  /// Calls `body` with the elements.
  @inline(__always)
  func withSpan<Result>(_ body: (Span<Element>) throws -> Result) rethrows -> Result {
    try body(span)
  }
}
