import KQLPlan
import Tables

/// `now([offset])`.
enum Now: ScalarFunction {
  static let name = "now"
  static let summary = "The instant at which the query runs, the same throughout it."
  static let kind = FunctionKind.volatile
  static let examples = [Example("print now() == now()", prints: "True")]
  static var overloads: [Overload] {
    [
      Overload([], returns: .datetime) { _, n, context in
        Column(.datetime(context.now), count: n)
      },
      Overload([.timespan], returns: .datetime) { a, _, context in
        Ago.moved(a[0]) { context.now.addingReportingOverflow($0) }
      },
    ]
  }
}

/// `ago(timespan)`.
enum Ago: ScalarFunction {
  static let name = "ago"
  static let summary = "The instant some time before the query runs."
  static let kind = FunctionKind.volatile
  static let examples = [Example("print now() - ago(1h)", prints: "01:00:00")]
  static var overloads: [Overload] {
    [
      Overload([.timespan], returns: .datetime) { a, _, context in
        moved(a[0]) { context.now.subtractingReportingOverflow($0) }
      }
    ]
  }

  static func moved(
    _ spans: Column,
    _ body: (Int64) -> (partialValue: Int64, overflow: Bool)
  ) -> Column {
    .datetime(
      spans.longs.compactMap(nullValue: 0) {
        let (value, overflow) = body($0)
        return overflow || !Ticks.isValid(value) ? nil : value
      }
    )
  }
}

/// `datetime_add(unit, number, t)`.
enum DateTimeAdd: ScalarFunction {
  static let name = "datetime_add"
  static let summary = "A datetime moved by a number of units, from `year` to `nanosecond`."
  static let examples = [
    Example(
      "print datetime_add('month', 1, datetime(2024-01-31))",
      prints: "2024-02-29T00:00:00.0000000Z"
    )
  ]
  static var overloads: [Overload] {
    [
      Overload([.constant(.string), .long, .datetime], returns: .datetime) { a, n, _ in
        // Without rows there is no text to look at either.
        let unit: CalendarUnit = try n == 0 ? .day : CalendarUnit(a[0].constantText, of: name)
        return .datetime(
          zipCompact(a[1].longs, a[2].longs, count: n, nullValue: 0) { unit.add($0, to: $1) }
        )
      }
    ]
  }
}

/// `datetime_diff(unit, later, earlier)`.
enum DateTimeDiff: ScalarFunction {
  static let name = "datetime_diff"
  static let summary = "How many borders of a unit lie between two datetimes."
  static let examples = [
    Example("print datetime_diff('day', datetime(2024-03-01), datetime(2024-02-28))", prints: "2")
  ]
  static var overloads: [Overload] {
    [
      Overload([.constant(.string), .datetime, .datetime], returns: .long) { a, n, _ in
        // Without rows there is no text to look at either.
        let unit: CalendarUnit = try n == 0 ? .day : CalendarUnit(a[0].constantText, of: name)
        return .long(
          zipCompact(a[1].longs, a[2].longs, count: n, nullValue: 0) { unit.difference($0, $1) }
        )
      }
    ]
  }
}
