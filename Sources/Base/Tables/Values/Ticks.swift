/// Times as the language counts them: ticks of 100 ns since 0001-01-01T00:00:00Z.
public enum Ticks {
  /// Ticks in a second.
  public static let second: Int64 = 10_000_000
  /// Ticks in a minute.
  public static let minute: Int64 = 60 * second
  /// Ticks in an hour.
  public static let hour: Int64 = 60 * minute
  /// Ticks in a day.
  public static let day: Int64 = 24 * hour
  /// The last tick of 9999-12-31.
  public static let max: Int64 = 3_155_378_975_999_999_999
  /// The ticks of 1970-01-01.
  public static let unixEpoch: Int64 = 621_355_968_000_000_000

  /// A date and time of day in the proleptic Gregorian calendar.
  public struct Civil: Sendable, Hashable {
    /// 1 to 9999.
    public var year: Int
    /// 1 to 12.
    public var month: Int
    /// 1 to 31.
    public var day: Int
    /// Ticks since midnight.
    public var timeOfDay: Int64

    /// Creates a date and time.
    public init(year: Int, month: Int, day: Int, timeOfDay: Int64 = 0) {
      self.year = year
      self.month = month
      self.day = day
      self.timeOfDay = timeOfDay
    }
  }

  /// Whether a value is within 0001-01-01 to 9999-12-31.
  @inlinable
  public static func isValid(_ datetime: Int64) -> Bool { datetime >= 0 && datetime <= max }

  /// Days from 0001-01-01 to a date; the month may be any number, the day any number.
  public static func days(year: Int, month: Int, day: Int) -> Int {
    let months = year * 12 + (month - 1)
    var y = months >= 0 ? months / 12 : (months - 11) / 12
    let m = months - y * 12 + 1
    if m <= 2 { y -= 1 }
    let era = (y >= 0 ? y : y - 399) / 400
    let yearOfEra = y - era * 400
    let dayOfYear = (153 * (m + (m > 2 ? -3 : 9)) + 2) / 5
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    return era * 146_097 + dayOfEra - 306 + (day - 1)
  }

  /// The length of a month.
  public static func daysInMonth(year: Int, month: Int) -> Int {
    days(year: year, month: month + 1, day: 1) - days(year: year, month: month, day: 1)
  }

  /// The ticks of a date and time, or nil when it does not exist or is out of range.
  public static func datetime(_ civil: Civil) -> Int64? {
    guard (1...9999).contains(civil.year), (1...12).contains(civil.month), civil.day >= 1,
      civil.day <= daysInMonth(year: civil.year, month: civil.month),
      (0..<day).contains(civil.timeOfDay)
    else { return nil }
    let date = days(year: civil.year, month: civil.month, day: civil.day)
    return Int64(date) * day + civil.timeOfDay
  }

  /// The date and time of a valid datetime.
  public static func civil(_ datetime: Int64) -> Civil {
    let days = Int(datetime / day)
    let shifted = days + 306
    let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
    let dayOfEra = shifted - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shiftedMonth = (5 * dayOfYear + 2) / 153
    let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
    return Civil(
      year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0),
      month: month,
      day: dayOfYear - (153 * shiftedMonth + 2) / 5 + 1,
      timeOfDay: datetime % day
    )
  }

  /// `2020-01-01T00:00:00.0000000Z`.
  public static func text(datetime: Int64) -> String {
    let date = civil(Swift.max(0, Swift.min(datetime, max)))
    let time = date.timeOfDay
    return padded(date.year, 4) + "-" + padded(date.month, 2) + "-" + padded(date.day, 2) + "T"
      + clock(time) + "." + padded(Int(time % second), 7) + "Z"
  }

  /// `[-][d.]hh:mm:ss[.fffffff]`.
  public static func text(timespan: Int64) -> String {
    let magnitude = timespan.magnitude
    let ticks = Int64(magnitude % UInt64(day))
    let days = magnitude / UInt64(day)
    let fraction = ticks % second
    return (timespan < 0 ? "-" : "") + (days > 0 ? "\(days)." : "") + clock(ticks)
      + (fraction > 0 ? "." + padded(Int(fraction), 7) : "")
  }

  private static func clock(_ ticks: Int64) -> String {
    padded(Int(ticks / hour), 2) + ":" + padded(Int(ticks / minute % 60), 2) + ":"
      + padded(Int(ticks / second % 60), 2)
  }

  private static func padded(_ value: Int, _ width: Int) -> String {
    let digits = String(value)
    return String(repeating: "0", count: Swift.max(0, width - digits.count)) + digits
  }
}
