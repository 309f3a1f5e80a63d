/// The units of timespan literals.
enum TimespanUnit: Sendable {
  case day, hour, minute, second, millisecond, microsecond, nanosecond, tick

  /// The unit that letters spell, such as `d`, `minutes` or `ms`.
  init?(_ bytes: ArraySlice<UInt8>) {
    guard bytes.count <= 12, let unit = Self.spellings[String(decoding: bytes, as: UTF8.self)]
    else { return nil }
    self = unit
  }

  private static let spellings: [String: TimespanUnit] = {
    let all: [(TimespanUnit, [String])] = [
      (.day, ["d", "day", "days"]),
      (.hour, ["h", "hr", "hrs", "hour", "hours"]),
      (.minute, ["m", "min", "minute", "minutes"]),
      (.second, ["s", "sec", "second", "seconds"]),
      (.millisecond, ["ms", "milli", "millis", "millisec", "millisecond", "milliseconds"]),
      (.microsecond, ["micro", "micros", "microsec", "microsecond", "microseconds"]),
      (.nanosecond, ["nano", "nanos", "nanosec", "nanosecond", "nanoseconds"]),
      (.tick, ["tick", "ticks"]),
    ]
    return Dictionary(
      all.flatMap { unit, names in names.map { ($0, unit) } },
      uniquingKeysWith: { first, _ in first }
    )
  }()

  /// Ticks of 100 ns in one unit, as a fraction.
  var ticks: (numerator: Int64, denominator: Int64) {
    switch self {
    case .day: (864_000_000_000, 1)
    case .hour: (36_000_000_000, 1)
    case .minute: (600_000_000, 1)
    case .second: (10_000_000, 1)
    case .millisecond: (10_000, 1)
    case .microsecond: (10, 1)
    case .nanosecond: (1, 100)
    case .tick: (1, 1)
    }
  }
}

/// Reads timespans to ticks of 100 ns.
enum TimespanText {
  static let ticksPerDay: Int64 = 864_000_000_000

  /// A number and a unit, `1.5h`; nil when it is none or does not fit.
  static func suffixed(_ text: ArraySlice<UInt8>) -> Int64? {
    var scanner = TextScanner(text)
    guard let value = scanner.decimal() else { return nil }
    let rest = scanner.rest
    guard let unit = TimespanUnit(rest) else { return nil }
    return value.scaled(by: unit.ticks.numerator, over: unit.ticks.denominator)
  }

  /// What stands in `timespan(…)`: a literal, `[-][d.]hh:mm[:ss[.fffffff]]` or a number of days,
  /// with or without quotes.
  static func content(_ text: ArraySlice<UInt8>) -> Int64? {
    var scanner = TextScanner(text.unquoted)
    let isNegative = scanner.skip(UInt8(ascii: "-"))
    if !isNegative { _ = scanner.skip(UInt8(ascii: "+")) }
    let magnitude = suffixed(scanner.rest) ?? clock(scanner.rest)
    guard let magnitude else { return nil }
    return isNegative ? -magnitude : magnitude
  }

  /// `d`, `hh:mm`, `hh:mm:ss`, `d.hh:mm:ss.fffffff` and `d:hh:mm:ss`.
  private static func clock(_ text: ArraySlice<UInt8>) -> Int64? {
    var scanner = TextScanner(text)
    guard var first = scanner.integer() else { return nil }
    if scanner.isAtEnd { return days(first, 0) }
    var wholeDays: Int64 = 0
    if scanner.skip(UInt8(ascii: ".")) {
      wholeDays = first
      guard let hours = scanner.integer() else { return nil }
      first = hours
      if scanner.isAtEnd { return nil }
    }
    guard scanner.skip(UInt8(ascii: ":")), var second = scanner.integer() else { return nil }
    var third: Int64 = 0
    var fraction: Int64 = 0
    if scanner.skip(UInt8(ascii: ":")) {
      guard let seconds = scanner.integer() else { return nil }
      third = seconds
      if scanner.skip(UInt8(ascii: ":")) {
        guard wholeDays == 0, let seconds = scanner.integer() else { return nil }
        (wholeDays, first, second, third) = (first, second, third, seconds)
      }
      if scanner.skip(UInt8(ascii: ".")) {
        guard let ticks = scanner.fraction() else { return nil }
        fraction = ticks
      }
    }
    guard scanner.isAtEnd, first < 24, second < 60, third < 60 else { return nil }
    let inDay = ((first * 60 + second) * 60 + third) * 10_000_000 + fraction
    return days(wholeDays, inDay)
  }

  private static func days(_ days: Int64, _ ticks: Int64) -> Int64? {
    let (product, overflow) = days.multipliedReportingOverflow(by: ticksPerDay)
    let (sum, tooLarge) = product.addingReportingOverflow(ticks)
    return overflow || tooLarge ? nil : sum
  }
}
