import KQLPlan
import Tables

/// `make_datetime(year, month, day [, hour, minute [, second]])`.
enum MakeDateTime: ScalarFunction {
  static let name = "make_datetime"
  static let summary = "A datetime out of its parts; null when there is none such."
  static let examples = [
    Example("print make_datetime(2024, 2, 29, 12, 30)", prints: "2024-02-29T12:30:00.0000000Z")
  ]
  static var overloads: [Overload] {
    [
      Overload([.any], returns: .datetime) { a, _, _ in .datetime(Conversions.datetimes(a[0])) },
      Overload([.long, .long, .long], returns: .datetime) { a, n, _ in make(a, n) },
      Overload([.long, .long, .long, .long, .long], returns: .datetime) { a, n, _ in make(a, n) },
      Overload([.long, .long, .long, .long, .long, .real], returns: .datetime) { a, n, _ in
        make(a, n)
      },
    ]
  }

  private static func make(_ a: [Column], _ count: Int) -> Column {
    Rows.datetimes(a, count) { row in
      guard let year = a[0].longs[row], let month = a[1].longs[row], let day = a[2].longs[row]
      else { return nil }
      var time: Int64 = 0
      if a.count > 3 {
        guard let hours = a[3].longs[row], let minutes = a[4].longs[row],
          (0..<24).contains(hours), (0..<60).contains(minutes),
          let seconds = a.count > 5 ? a[5].reals[row] : 0, seconds >= 0, seconds < 60
        else { return nil }
        time = hours * Ticks.hour + minutes * Ticks.minute + MakeTimespan.ticks(seconds: seconds)
      }
      guard (1...9999).contains(year), (1...12).contains(month), (1...31).contains(day) else {
        return nil
      }
      return Ticks.datetime(
        .init(year: Int(year), month: Int(month), day: Int(day), timeOfDay: time)
      )
    }
  }
}

/// `make_timespan([days,] hours, minutes [, seconds])`.
enum MakeTimespan: ScalarFunction {
  static let name = "make_timespan"
  static let summary = "A timespan out of its parts; null when hours, minutes or seconds overflow."
  static let examples = [
    Example("print make_timespan(1, 12, 30, 55.123)", prints: "1.12:30:55.1230000")
  ]
  static var overloads: [Overload] {
    [
      Overload([.any], returns: .timespan) { a, n, context in
        try Casts.cast(a[0], to: .timespan, n, context)
      },
      Overload([.long, .long], returns: .timespan) { a, n, _ in
        make(nil, a[0], a[1], nil, a, n)
      },
      Overload([.long, .long, .real], returns: .timespan) { a, n, _ in
        make(nil, a[0], a[1], a[2], a, n)
      },
      Overload([.long, .long, .long, .real], returns: .timespan) { a, n, _ in
        make(a[0], a[1], a[2], a[3], a, n)
      },
    ]
  }

  private static func make(
    _ days: Column?,
    _ hours: Column,
    _ minutes: Column,
    _ seconds: Column?,
    _ arguments: [Column],
    _ count: Int
  ) -> Column {
    Rows.timespans(arguments, count) { row in
      guard let days = days.map({ $0.longs[row] }) ?? 0, let hours = hours.longs[row],
        let minutes = minutes.longs[row], let seconds = seconds.map({ $0.reals[row] }) ?? 0,
        (0...10_675_198).contains(days), (0..<24).contains(hours), (0..<60).contains(minutes),
        seconds >= 0, seconds < 60
      else { return nil }
      return days * Ticks.day + hours * Ticks.hour + minutes * Ticks.minute
        + ticks(seconds: seconds)
    }
  }

  static func ticks(seconds: Double) -> Int64 {
    min(Int64((seconds * Double(Ticks.second)).rounded()), Ticks.minute - 1)
  }
}

/// `unixtime_seconds_todatetime(n)` and its siblings.
protocol UnixTimeFunction: ScalarFunction {
  static var unitName: String { get }
  /// The ticks of a thousand units.
  static var ticksOfThousand: Int64 { get }
}

extension UnixTimeFunction {
  static var name: String { "unixtime_\(unitName)_todatetime" }
  static var summary: String { "The datetime a number of \(unitName) after 1970." }
  static var overloads: [Overload] {
    [
      Overload([.long], returns: .datetime) { a, _, _ in
        .datetime(
          a[0].longs.compactMap(nullValue: 0) { value in
            let (product, overflow) = (value / 1000).multipliedReportingOverflow(
              by: ticksOfThousand
            )
            return overflow ? nil : shifted(product, value % 1000 * ticksOfThousand / 1000)
          }
        )
      },
      Overload([.real], returns: .datetime) { a, _, _ in
        .datetime(
          a[0].reals.compactMap(nullValue: 0) { value in
            let ticks = value * Double(ticksOfThousand) / 1000
            return ticks.magnitude < 9e18 ? shifted(Int64(ticks.rounded()), 0) : nil
          }
        )
      },
    ]
  }

  private static func shifted(_ ticks: Int64, _ more: Int64) -> Int64? {
    let (sum, overflow) = ticks.addingReportingOverflow(Ticks.unixEpoch + more)
    return overflow || !Ticks.isValid(sum) ? nil : sum
  }
}

/// `unixtime_seconds_todatetime(n)`.
enum UnixTimeSeconds: UnixTimeFunction {
  static let unitName = "seconds"
  static let ticksOfThousand = 1000 * Ticks.second
  static let examples = [
    Example("print unixtime_seconds_todatetime(1.5)", prints: "1970-01-01T00:00:01.5000000Z")
  ]
}

/// `unixtime_milliseconds_todatetime(n)`.
enum UnixTimeMilliseconds: UnixTimeFunction {
  static let unitName = "milliseconds"
  static let ticksOfThousand = Ticks.second
  static let examples = [
    Example(
      "print unixtime_milliseconds_todatetime(86400000)",
      prints: "1970-01-02T00:00:00.0000000Z"
    )
  ]
}

/// `unixtime_microseconds_todatetime(n)`.
enum UnixTimeMicroseconds: UnixTimeFunction {
  static let unitName = "microseconds"
  static let ticksOfThousand: Int64 = 10_000
  static let examples = [
    Example(
      "print unixtime_microseconds_todatetime(1000000)",
      prints: "1970-01-01T00:00:01.0000000Z"
    )
  ]
}

/// `unixtime_nanoseconds_todatetime(n)`.
enum UnixTimeNanoseconds: UnixTimeFunction {
  static let unitName = "nanoseconds"
  static let ticksOfThousand: Int64 = 10
  static let examples = [
    Example("print unixtime_nanoseconds_todatetime(150)", prints: "1970-01-01T00:00:00.0000001Z")
  ]
}
