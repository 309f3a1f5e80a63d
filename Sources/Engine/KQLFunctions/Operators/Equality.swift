import KQLPlan
import Tables

/// `==` and `!=`: only these give an answer when one side is null.
protocol EqualityOperator: ScalarFunction {
  /// Whether equal values are what is asked for.
  static var wantsEqual: Bool { get }
}

extension EqualityOperator {
  static var overloads: [Overload] {
    [
      Overload([.long, .long], returns: .bool) { a, n, _ in fixed(a[0].longs, a[1].longs, n) },
      Overload([.real, .real], returns: .bool) { a, n, _ in fixed(a[0].reals, a[1].reals, n) },
      Overload([.string, .string], returns: .bool) { a, n, _ in
        let wanted = wantsEqual
        return .bool(zip(a[0].strings, a[1].strings, count: n) { Bytes.equal($0, $1) == wanted })
      },
      Overload([.datetime, .datetime], returns: .bool) { a, n, _ in
        fixed(a[0].longs, a[1].longs, n)
      },
      Overload([.timespan, .timespan], returns: .bool) { a, n, _ in
        fixed(a[0].longs, a[1].longs, n)
      },
      Overload([.bool, .bool], returns: .bool) { a, n, _ in fixed(a[0].bools, a[1].bools, n) },
      Overload([.guid, .guid], returns: .bool) { a, n, _ in fixed(a[0].guids, a[1].guids, n) },
      Overload([.decimal, .decimal], returns: .bool) { a, n, _ in
        fixed(a[0].decimals, a[1].decimals, n)
      },
      Overload([.bool, .long], returns: .bool) { a, n, _ in
        fixed(a[0].bools.map { $0 ? Int64(1) : 0 }, a[1].longs, n)
      },
      Overload([.long, .bool], returns: .bool) { a, n, _ in
        fixed(a[0].longs, a[1].bools.map { $0 ? Int64(1) : 0 }, n)
      },
      Overload([.timespan, .long], returns: .bool) { a, n, _ in
        fixed(a[0].longs, a[1].longs, n)
      },
      Overload([.guid, .string], returns: .bool) { a, n, _ in
        fixed(a[0].guids, Conversions.guids(a[1]), n)
      },
      Overload([.string, .guid], returns: .bool) { a, n, _ in
        fixed(Conversions.guids(a[0]), a[1].guids, n)
      },
      Overload([.datetime, .string], returns: .bool) { a, n, _ in
        fixed(a[0].longs, Conversions.datetimes(a[1]), n)
      },
      Overload([.string, .datetime], returns: .bool) { a, n, _ in
        fixed(Conversions.datetimes(a[0]), a[1].longs, n)
      },
      Overload([.dynamic, .scalar], returns: .bool) { a, n, _ in dynamic(a[0], a[1], n) },
      Overload([.scalar, .dynamic], returns: .bool) { a, n, _ in dynamic(a[1], a[0], n) },
      Overload([.dynamic, .dynamic], returns: .computed { _ in nil }) { _, n, _ in
        Column(nulls: n, of: .bool)
      },
    ]
  }

  private static func fixed<Element>(
    _ left: FixedWidth<Element>,
    _ right: FixedWidth<Element>,
    _ count: Int
  ) -> Column {
    let wanted = wantsEqual
    guard left.validity != nil || right.validity != nil else {
      return .bool(zip(left, right, count: count) { ($0 == $1) == wanted })
    }
    let rows = left.isConstant && right.isConstant ? min(count, 1) : count
    var builder = FixedBuilder<Bool>(nullValue: false, capacity: rows)
    for row in 0..<rows {
      switch (left.isValid(row), right.isValid(row)) {
      case (true, true): builder.append((left.at(row) == right.at(row)) == wanted)
      case (false, false): builder.appendNull()
      default: builder.append(!wanted)
      }
    }
    let column = builder.finish()
    return .bool(rows < count ? column.repeated(count) : column)
  }

  private static func dynamic(_ left: Column, _ right: Column, _ count: Int) -> Column {
    let wanted = wantsEqual
    let cells = left.dynamics
    return Rows.bools([left, right], count) { row in
      let isNull = !cells.isValid(row)
      if isNull, !right.isValid(row) { return nil }
      if right.type != .string, isNull || !right.isValid(row) { return !wanted }
      return (DynamicOrder.compare(cells, right, row) == 0) == wanted
    }
  }
}

/// `a == b`.
enum Equal: EqualityOperator {
  static let name = "=="
  static let summary = "Whether two values are equal; strings compare case-sensitively."
  static let wantsEqual = true
  static let examples = [
    Example("print 'a' == 'A'", prints: "False"), Example("print 2 == 2.0", prints: "True"),
    Example("print int(null) == 1", prints: "False"),
  ]
}

/// `a != b`.
enum NotEqual: EqualityOperator {
  static let name = "!="
  static let summary = "Whether two values differ; strings compare case-sensitively."
  static let wantsEqual = false
  static let aliases = ["<>"]
  static let examples = [
    Example("print 'a' != 'A'", prints: "True"), Example("print int(null) != 1", prints: "True"),
  ]
}
