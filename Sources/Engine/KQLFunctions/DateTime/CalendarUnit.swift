import KQLPlan
import Tables

/// A unit of the calendar or the clock by which datetimes are moved, compared and taken apart.
enum CalendarUnit: String {
  case year, quarter, month, week, day, hour, minute, second, millisecond, microsecond, nanosecond

  /// Reads a unit's name.
  init(_ text: String, of function: String) throws {
    guard let unit = CalendarUnit(rawValue: text.lowercased()) else {
      throw QueryFailure("'\(function)' does not know the unit '\(text)'")
    }
    self = unit
  }

  /// The ticks of one, for the units of fixed length; nanoseconds are a hundredth of a tick.
  var ticks: Int64? {
    switch self {
    case .year, .quarter, .month, .nanosecond: nil
    case .week: 7 * Ticks.day
    case .day: Ticks.day
    case .hour: Ticks.hour
    case .minute: Ticks.minute
    case .second: Ticks.second
    case .millisecond: Ticks.second / 1000
    case .microsecond: 10
    }
  }

  /// How many months one has, for the units of the calendar.
  private var months: Int? {
    switch self {
    case .year: 12
    case .quarter: 3
    case .month: 1
    default: nil
    }
  }

  /// A datetime moved by a number of units, nil when it leaves the range.
  func add(_ number: Int64, to datetime: Int64) -> Int64? {
    if let months {
      let (total, overflow) = number.multipliedReportingOverflow(by: Int64(months))
      guard !overflow, total.magnitude < 200_000 else { return nil }
      return CalendarUnit.add(months: Int(total), to: datetime)
    }
    let (span, overflow) =
      ticks.map { number.multipliedReportingOverflow(by: $0) } ?? (number / 100, false)
    let (value, carried) = datetime.addingReportingOverflow(span)
    return overflow || carried || !Ticks.isValid(value) ? nil : value
  }

  /// A datetime moved by months; a day that the month lacks becomes its last.
  static func add(months: Int, to datetime: Int64) -> Int64? {
    var civil = Ticks.civil(datetime)
    let total = civil.year * 12 + civil.month - 1 + months
    guard total >= 12, total < 10_000 * 12 else { return nil }
    civil.year = total / 12
    civil.month = total % 12 + 1
    civil.day = min(civil.day, Ticks.daysInMonth(year: civil.year, month: civil.month))
    return Ticks.datetime(civil)
  }

  /// How many borders of the unit lie between two datetimes.
  func difference(_ later: Int64, _ earlier: Int64) -> Int64 {
    if let months {
      return Int64(CalendarUnit.index(later) / months - CalendarUnit.index(earlier) / months)
    }
    switch self {
    case .week:
      return (CalendarUnit.weekStart(later) - CalendarUnit.weekStart(earlier)) / (7 * Ticks.day)
    case .nanosecond: return (later &- earlier) &* 100
    default:
      let unit = ticks ?? 1
      return later / unit - earlier / unit
    }
  }

  private static func index(_ datetime: Int64) -> Int {
    let civil = Ticks.civil(datetime)
    return civil.year * 12 + civil.month - 1
  }

  /// The Sunday on or before a datetime, at midnight; 0001-01-01 is a Monday.
  static func weekStart(_ datetime: Int64) -> Int64 {
    let days = datetime / Ticks.day
    return (days - (days + 1) % 7) * Ticks.day
  }
}
