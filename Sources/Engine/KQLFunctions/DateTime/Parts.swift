import KQLPlan
import Tables

/// A function that takes one number out of a datetime.
protocol DatePartFunction: ScalarFunction {
  static func part(_ datetime: Int64) -> Int
}

extension DatePartFunction {
  static var overloads: [Overload] {
    [
      Overload([.datetime], returns: .int) { a, _, _ in
        .int(a[0].longs.compactMap(nullValue: 0) { Int32(truncatingIfNeeded: part($0)) })
      }
    ]
  }
}

/// `getyear(t)`.
enum GetYear: DatePartFunction {
  static let name = "getyear"
  static let summary = "The year of a datetime."
  static let examples = [Example("print getyear(datetime(2024-02-29))", prints: "2024")]
  static func part(_ datetime: Int64) -> Int { Ticks.civil(datetime).year }
}

/// `monthofyear(t)`.
enum MonthOfYear: DatePartFunction {
  static let name = "monthofyear"
  static let aliases = ["getmonth"]
  static let summary = "The month of a datetime, 1 to 12."
  static let examples = [Example("print monthofyear(datetime(2024-02-29))", prints: "2")]
  static func part(_ datetime: Int64) -> Int { Ticks.civil(datetime).month }
}

/// `dayofmonth(t)`.
enum DayOfMonth: DatePartFunction {
  static let name = "dayofmonth"
  static let summary = "The day of the month of a datetime, 1 to 31."
  static let examples = [Example("print dayofmonth(datetime(2024-02-29))", prints: "29")]
  static func part(_ datetime: Int64) -> Int { Ticks.civil(datetime).day }
}

/// `dayofyear(t)`.
enum DayOfYear: DatePartFunction {
  static let name = "dayofyear"
  static let summary = "The day of the year of a datetime, 1 to 366."
  static let examples = [Example("print dayofyear(datetime(2024-12-31))", prints: "366")]
  static func part(_ datetime: Int64) -> Int {
    let year = Ticks.civil(datetime).year
    return Int(datetime / Ticks.day) - Ticks.days(year: year, month: 1, day: 1) + 1
  }
}

/// `hourofday(t)`.
enum HourOfDay: DatePartFunction {
  static let name = "hourofday"
  static let summary = "The hour of a datetime, 0 to 23."
  static let examples = [Example("print hourofday(datetime(2024-02-29 13:45))", prints: "13")]
  static func part(_ datetime: Int64) -> Int { Int(datetime % Ticks.day / Ticks.hour) }
}

/// `week_of_year(t)`.
enum WeekOfYear: DatePartFunction {
  static let name = "week_of_year"
  static let aliases = ["weekofyear"]
  static let summary = "The ISO 8601 week of a datetime: from Monday, the first one has a Thursday."
  static let examples = [Example("print week_of_year(datetime(2020-12-31))", prints: "53")]
  static func part(_ datetime: Int64) -> Int {
    // The week's Thursday decides the year that the week counts in; day 0 is a Monday.
    let day = Int(datetime / Ticks.day)
    let thursday = min(day - day % 7 + 3, Int(Ticks.max / Ticks.day))
    let year = Ticks.civil(Int64(thursday) * Ticks.day).year
    return (thursday - Ticks.days(year: year, month: 1, day: 1)) / 7 + 1
  }
}

/// `dayofweek(t)`.
enum DayOfWeek: ScalarFunction {
  static let name = "dayofweek"
  static let summary = "The time since the preceding Sunday in whole days, as a timespan."
  static let examples = [Example("print dayofweek(datetime(2024-02-29))", prints: "4.00:00:00")]
  static var overloads: [Overload] {
    [
      Overload([.datetime], returns: .timespan) { a, _, _ in
        .timespan(
          a[0].longs.compactMap(nullValue: 0) { datetime in
            // The week has to lie within the range, as it has for `endofweek`.
            guard CalendarUnit.weekStart(datetime) + 7 * Ticks.day <= Ticks.max else { return nil }
            return (datetime / Ticks.day + 1) % 7 * Ticks.day
          }
        )
      }
    ]
  }
}

/// `datetime_part(part, t)`.
enum DateTimePart: ScalarFunction {
  static let name = "datetime_part"
  static let aliases = ["datepart"]
  static let summary = "A part of a datetime, such as its `quarter` or its `millisecond`."
  static let examples = [
    Example("print datetime_part('quarter', datetime(2024-05-01))", prints: "2")
  ]
  static var overloads: [Overload] {
    [
      Overload([.constant(.string), .datetime], returns: .int) { a, _, _ in
        let name = a[0].constantText
        guard let part = part(named: name.lowercased()) else {
          throw QueryFailure("'datetime_part' does not know the part '\(name)'")
        }
        return .int(a[1].longs.compactMap(nullValue: 0) { Int32(truncatingIfNeeded: part($0)) })
      }
    ]
  }

  private static func part(named name: String) -> ((Int64) -> Int)? {
    switch name {
    case "year": GetYear.part
    case "quarter": { (MonthOfYear.part($0) + 2) / 3 }
    case "month": MonthOfYear.part
    case "week_of_year", "weekofyear", "week": WeekOfYear.part
    case "day": DayOfMonth.part
    case "dayofyear": DayOfYear.part
    case "hour": HourOfDay.part
    case "minute": { Int($0 % Ticks.hour / Ticks.minute) }
    case "second": { Int($0 % Ticks.minute / Ticks.second) }
    case "millisecond": { Int($0 % Ticks.second / 10_000) }
    case "microsecond": { Int($0 % Ticks.second / 10) }
    case "nanosecond": { Int($0 % Ticks.second * 100) }
    default: nil
    }
  }
}
