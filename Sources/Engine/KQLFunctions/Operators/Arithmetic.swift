import KQLPlan
import Tables

// Integers wrap and are computed as long; division and remainder by zero are null; datetimes out of
// range are null (Kusto page "Numerical operators", "Datetime / timespan arithmetic").

/// `a + b`.
enum Plus: ScalarFunction {
  static let name = "+"
  static let summary = "Adds numbers or timespans, or a timespan to a datetime."
  static let examples = [
    Example("print 1 + 2.5", prints: "3.5"),
    Example("print datetime(2024-02-28) + 1d", prints: "2024-02-29T00:00:00.0000000Z"),
  ]
  static var overloads: [Overload] {
    [
      Overload([.long, .long], returns: .long) { a, n, _ in
        .long(zip(a[0].longs, a[1].longs, count: n) { $0 &+ $1 })
      },
      Overload([.real, .real], returns: .real) { a, n, _ in
        .real(zip(a[0].reals, a[1].reals, count: n) { $0 + $1 })
      },
      Overload([.decimal, .decimal], returns: .decimal) { a, n, _ in
        Arithmetic.decimals(a, n) { $0 + $1 }
      },
      Overload([.datetime, .timespan], returns: .datetime) { a, n, _ in
        Arithmetic.datetimes(a, n) { $0.addingReportingOverflow($1) }
      },
      Overload([.timespan, .datetime], returns: .datetime) { a, n, _ in
        Arithmetic.datetimes(a, n) { $0.addingReportingOverflow($1) }
      },
      Overload([.timespan, .timespan], returns: .timespan) { a, n, _ in
        Arithmetic.timespans(a, n) { $0.addingReportingOverflow($1) }
      },
      Arithmetic.noDynamics,
    ]
  }
}

/// `a - b` and `-a`.
enum Minus: ScalarFunction {
  static let name = "-"
  static let summary =
    "Subtracts numbers, timespans or datetimes; with one argument turns its sign."
  static let examples = [
    Example("print 5 - 7", prints: "-2"),
    Example("print datetime(2024-03-01) - datetime(2024-02-28)", prints: "2.00:00:00"),
    Example("print -(1h)", prints: "-01:00:00"),
  ]
  static var overloads: [Overload] {
    [
      Overload([.long, .long], returns: .long) { a, n, _ in
        .long(zip(a[0].longs, a[1].longs, count: n) { $0 &- $1 })
      },
      Overload([.real, .real], returns: .real) { a, n, _ in
        .real(zip(a[0].reals, a[1].reals, count: n) { $0 - $1 })
      },
      Overload([.decimal, .decimal], returns: .decimal) { a, n, _ in
        Arithmetic.decimals(a, n) { $0 - $1 }
      },
      Overload([.datetime, .datetime], returns: .timespan) { a, n, _ in
        Arithmetic.timespans(a, n) { $0.subtractingReportingOverflow($1) }
      },
      Overload([.datetime, .timespan], returns: .datetime) { a, n, _ in
        Arithmetic.datetimes(a, n) { $0.subtractingReportingOverflow($1) }
      },
      Overload([.timespan, .timespan], returns: .timespan) { a, n, _ in
        Arithmetic.timespans(a, n) { $0.subtractingReportingOverflow($1) }
      },
      Arithmetic.noDynamics,
      Overload([.long], returns: .long) { a, _, _ in .long(a[0].longs.map { 0 &- $0 }) },
      Overload([.real], returns: .real) { a, _, _ in .real(a[0].reals.map { -$0 }) },
      Overload([.decimal], returns: .decimal) { a, _, _ in
        .decimal(a[0].decimals.map { $0.negated })
      },
      Overload([.timespan], returns: .timespan) { a, _, _ in
        .timespan(a[0].longs.map { 0 &- $0 })
      },
    ]
  }
}

/// `a * b`.
enum Times: ScalarFunction {
  static let name = "*"
  static let summary = "Multiplies numbers, or a timespan by a number."
  static let examples = [
    Example("print 3 * 4", prints: "12"), Example("print 1.5 * 1h", prints: "01:30:00"),
  ]
  static var overloads: [Overload] {
    [
      Overload([.long, .long], returns: .long) { a, n, _ in
        .long(zip(a[0].longs, a[1].longs, count: n) { $0 &* $1 })
      },
      Overload([.real, .real], returns: .real) { a, n, _ in
        .real(zip(a[0].reals, a[1].reals, count: n) { $0 * $1 })
      },
      Overload([.decimal, .decimal], returns: .decimal) { a, n, _ in
        Arithmetic.decimals(a, n) { $0 * $1 }
      },
      Overload([.timespan, .long], returns: .timespan) { a, n, _ in
        Arithmetic.timespans(a, n) { $0.multipliedReportingOverflow(by: $1) }
      },
      Overload([.long, .timespan], returns: .timespan) { a, n, _ in
        Arithmetic.timespans(a, n) { $0.multipliedReportingOverflow(by: $1) }
      },
      Overload([.timespan, .real], returns: .timespan) { a, n, _ in
        Arithmetic.scaled(a[0].longs, a[1].reals, n) { $0 * $1 }
      },
      Overload([.real, .timespan], returns: .timespan) { a, n, _ in
        Arithmetic.scaled(a[1].longs, a[0].reals, n) { $0 * $1 }
      },
      Arithmetic.noDynamics,
    ]
  }
}

/// `a / b`.
enum Divide: ScalarFunction {
  static let name = "/"
  static let summary = "Divides numbers or timespans; whole numbers divide towards zero."
  static let examples = [
    Example("print 7 / 2", prints: "3"), Example("print 7 / 2.0", prints: "3.5"),
    Example("print 1d / 1h", prints: "24.0"), Example("print isnull(1 / 0)", prints: "True"),
  ]
  static var overloads: [Overload] {
    [
      Overload([.long, .long], returns: .long) { a, n, _ in
        .long(
          zipCompact(a[0].longs, a[1].longs, count: n, nullValue: 0) {
            $1 == 0 ? nil : $0.dividedReportingOverflow(by: $1).partialValue
          }
        )
      },
      Overload([.real, .real], returns: .real) { a, n, _ in
        .real(zip(a[0].reals, a[1].reals, count: n) { $0 / $1 })
      },
      Overload([.decimal, .decimal], returns: .decimal) { a, n, _ in
        Arithmetic.decimals(a, n) { $0 / $1 }
      },
      Overload([.timespan, .timespan], returns: .real) { a, n, _ in
        .real(zip(a[0].longs, a[1].longs, count: n) { Double($0) / Double($1) })
      },
      Overload([.timespan, .long], returns: .timespan) { a, n, _ in
        .timespan(
          zipCompact(a[0].longs, a[1].longs, count: n, nullValue: 0) {
            $1 == 0 ? nil : $0.dividedReportingOverflow(by: $1).partialValue
          }
        )
      },
      Overload([.timespan, .real], returns: .timespan) { a, n, _ in
        Arithmetic.scaled(a[0].longs, a[1].reals, n) { $0 / $1 }
      },
      Arithmetic.noDynamics,
    ]
  }
}

/// `a % b`.
enum Remainder: ScalarFunction {
  static let name = "%"
  static let summary = "The remainder of a division; never negative."
  static let examples = [
    Example("print 7 % 3", prints: "1"), Example("print -7 % 3", prints: "2"),
    Example("print -5.5 % 3.0", prints: "0.5"), Example("print 1d % 5h", prints: "04:00:00"),
  ]
  static var overloads: [Overload] {
    [
      Overload([.long, .long], returns: .long) { a, n, _ in .long(longs(a, n)) },
      Overload([.real, .real], returns: .real) { a, n, _ in
        .real(
          zip(a[0].reals, a[1].reals, count: n) { left, right in
            let rest = left.truncatingRemainder(dividingBy: right)
            return rest < 0 ? rest + right.magnitude : rest
          }
        )
      },
      Overload([.decimal, .decimal], returns: .decimal) { a, n, _ in
        Arithmetic.decimals(a, n) { $0 % $1 }
      },
      Overload([.timespan, .timespan], returns: .timespan) { a, n, _ in .timespan(longs(a, n)) },
      Overload([.datetime, .timespan], returns: .timespan) { a, n, _ in .timespan(longs(a, n)) },
      Arithmetic.noDynamics,
    ]
  }

  private static func longs(_ a: [Column], _ count: Int) -> FixedWidth<Int64> {
    zipCompact(a[0].longs, a[1].longs, count: count, nullValue: 0) { left, right in
      guard right != 0 else { return nil }
      let rest = left.remainderReportingOverflow(dividingBy: right).partialValue
      return rest < 0 ? rest &+ Int64(clamping: right.magnitude) : rest
    }
  }
}

/// The loops that the arithmetic operators share.
enum Arithmetic {
  /// Two dynamics have to be converted first; the language refuses to guess their types.
  static let noDynamics = Overload([.dynamic, .dynamic], returns: .computed { _ in nil }) {
    _,
    count,
    _ in Column(nulls: count, of: .dynamic)
  }

  static func decimals(
    _ a: [Column],
    _ count: Int,
    _ body: (Decimal34, Decimal34) -> Decimal34?
  ) -> Column {
    .decimal(zipCompact(a[0].decimals, a[1].decimals, count: count, nullValue: .zero, body))
  }

  static func datetimes(
    _ a: [Column],
    _ count: Int,
    _ body: (Int64, Int64) -> (partialValue: Int64, overflow: Bool)
  ) -> Column {
    .datetime(
      zipCompact(a[0].longs, a[1].longs, count: count, nullValue: 0) {
        let (value, overflow) = body($0, $1)
        return overflow || !Ticks.isValid(value) ? nil : value
      }
    )
  }

  static func timespans(
    _ a: [Column],
    _ count: Int,
    _ body: (Int64, Int64) -> (partialValue: Int64, overflow: Bool)
  ) -> Column {
    .timespan(
      zipCompact(a[0].longs, a[1].longs, count: count, nullValue: 0) {
        let (value, overflow) = body($0, $1)
        return overflow ? nil : value
      }
    )
  }

  static func scaled(
    _ spans: FixedWidth<Int64>,
    _ factors: FixedWidth<Double>,
    _ count: Int,
    _ body: (Double, Double) -> Double
  ) -> Column {
    .timespan(
      zipCompact(spans, factors, count: count, nullValue: 0) {
        let value = body(Double($0), $1)
        return value.magnitude < 9.2e18 ? Int64(value.rounded(.toNearestOrEven)) : nil
      }
    )
  }
}
