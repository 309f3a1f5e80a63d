/// Days of the calendar.
enum CalendarDate {
  /// Whether a day is in the calendar.
  static func isValid(_ year: Int, _ month: Int, _ day: Int) -> Bool {
    guard (1...12).contains(month), day >= 1 else { return false }
    switch month {
    case 2: return day <= (isLeap(year) ? 29 : 28)
    case 4, 6, 9, 11: return day <= 30
    default: return day <= 31
    }
  }

  private static func isLeap(_ year: Int) -> Bool {
    year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
  }

  /// Whether a day with a year of two digits is in the calendar of one of two centuries.
  static func isValidShort(_ year: Int, _ month: Int, _ day: Int) -> Bool {
    isValid(1900 + year, month, day) || isValid(2000 + year, month, day)
  }
}
