import KQLPlan
import Tables

/// A period of the calendar and where the one around a datetime begins.
protocol CalendarPeriod: Sendable {
  static var unitName: String { get }
  /// The start of the period that is `offset` periods after the one around `datetime`.
  static func start(_ datetime: Int64, _ offset: Int64) -> Int64?
}

/// Midnight to midnight.
enum DayPeriod: CalendarPeriod {
  static let unitName = "day"
  static func start(_ datetime: Int64, _ offset: Int64) -> Int64? {
    CalendarUnit.day.add(offset, to: datetime - datetime % Ticks.day)
  }
}

/// Sunday to Saturday.
enum WeekPeriod: CalendarPeriod {
  static let unitName = "week"
  static func start(_ datetime: Int64, _ offset: Int64) -> Int64? {
    let first = CalendarUnit.weekStart(datetime)
    let (span, overflow) = offset.multipliedReportingOverflow(by: 7 * Ticks.day)
    let (value, carried) = first.addingReportingOverflow(span)
    return overflow || carried || !Ticks.isValid(value) ? nil : value
  }
}

/// A month of the calendar.
enum MonthPeriod: CalendarPeriod {
  static let unitName = "month"
  static func start(_ datetime: Int64, _ offset: Int64) -> Int64? {
    let civil = Ticks.civil(datetime)
    return Ticks.datetime(.init(year: civil.year, month: civil.month, day: 1)).flatMap {
      CalendarUnit.month.add(offset, to: $0)
    }
  }
}

/// A year of the calendar.
enum YearPeriod: CalendarPeriod {
  static let unitName = "year"
  static func start(_ datetime: Int64, _ offset: Int64) -> Int64? {
    Ticks.datetime(.init(year: Ticks.civil(datetime).year, month: 1, day: 1)).flatMap {
      CalendarUnit.year.add(offset, to: $0)
    }
  }
}

/// `startofday(t [, offset])` and its siblings.
enum StartOf<Period: CalendarPeriod>: ScalarFunction {
  static var name: String { "startof" + Period.unitName }
  static var summary: String {
    "The first instant of the \(Period.unitName) of a datetime, or of one some \(Period.unitName)s"
      + " away."
  }
  static var naming: ColumnNaming { Period.unitName == "day" ? .argument : .none }
  static var examples: [Example] {
    [
      Example("print \(name)(datetime(2023-01-01 10:00))", prints: "2023-01-01T00:00:00.0000000Z")
    ]
  }
  static var overloads: [Overload] {
    [
      Overload([.datetime], returns: .datetime) { a, _, _ in
        .datetime(a[0].longs.compactMap(nullValue: 0) { Period.start($0, 0) })
      },
      Overload([.datetime, .long], returns: .datetime) { a, n, _ in
        .datetime(
          zipCompact(a[0].longs, a[1].longs, count: n, nullValue: 0) { Period.start($0, $1) }
        )
      },
    ]
  }
}

/// `endofday(t [, offset])` and its siblings.
enum EndOf<Period: CalendarPeriod>: ScalarFunction {
  static var name: String { "endof" + Period.unitName }
  static var summary: String {
    "The last tick of the \(Period.unitName) of a datetime, or of one some \(Period.unitName)s away."
  }
  static var examples: [Example] {
    [
      Example("print \(name)(datetime(2022-12-31 10:00))", prints: "2022-12-31T23:59:59.9999999Z")
    ]
  }
  static var overloads: [Overload] {
    [
      Overload([.datetime], returns: .datetime) { a, _, _ in
        .datetime(a[0].longs.compactMap(nullValue: 0) { end($0, 0) })
      },
      Overload([.datetime, .long], returns: .datetime) { a, n, _ in
        .datetime(zipCompact(a[0].longs, a[1].longs, count: n, nullValue: 0) { end($0, $1) })
      },
    ]
  }

  private static func end(_ datetime: Int64, _ offset: Int64) -> Int64? {
    guard let first = Period.start(datetime, offset) else { return nil }
    if let next = Period.start(first, 1) { return next - 1 }
    // The last day, month and year of the range have no successor; a week would pass its end.
    return Period.unitName == "week" ? nil : Ticks.max
  }
}
