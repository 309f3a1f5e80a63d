/// Reads what stands in `datetime(…)`, to ticks of 100 ns since 0001-01-01.
///
/// ISO 8601 and its relaxations, RFC 822 and RFC 850 dates, month/day/year, and times of today.
struct DateTimeText {
  /// What a text says.
  enum Value: Sendable, Hashable {
    case ticks(Int64)
    case now
    /// A time of the current day, in ticks.
    case today(Int64)
    case null
  }

  private static let lastTick: Int64 = 3_155_378_975_999_999_999
  private static let months = [
    "january", "february", "march", "april", "may", "june", "july", "august", "september",
    "october", "november", "december",
  ]
  private static let weekdays = [
    "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday",
  ]

  private var scanner: TextScanner

  private init(_ text: ArraySlice<UInt8>) {
    scanner = TextScanner(text)
  }

  /// The value of a text; nil when it is no date.
  static func content(_ text: ArraySlice<UInt8>) -> Value? {
    let text = text.unquoted
    switch text.text.lowercased() {
    case "", "now": return .now
    case "null": return .null
    case "min": return .ticks(0)
    case "max": return .ticks(lastTick)
    default: break
    }
    var reader = DateTimeText(text)
    return reader.read()
  }

  private mutating func read() -> Value? {
    scanner.skipSpace()
    guard skipWeekday() else { return nil }
    let start = scanner
    if let hour = scanner.integer(), scanner.next == UInt8(ascii: ":") {
      guard let time = time(hour: hour), end() else { return nil }
      return .today(time)
    }
    scanner = start
    guard let date = date() else { return nil }
    guard let days = Self.days(year: date.year, month: date.month, day: date.day) else {
      return nil
    }
    var ticks = days * TimespanText.ticksPerDay
    skipBeforeTime()
    if Characters.isDigit(scanner.next) {
      guard let hour = scanner.integer(), let time = time(hour: hour) else { return nil }
      ticks += time
    }
    guard let offset = offset(), end() else { return nil }
    ticks -= offset
    return (0...Self.lastTick).contains(ticks) ? .ticks(ticks) : nil
  }

  private mutating func end() -> Bool {
    scanner.skipSpace()
    return scanner.isAtEnd
  }

  /// Skips `Sat,` or `Saturday,`; false when letters stand there that are no day and no month.
  private mutating func skipWeekday() -> Bool {
    guard Characters.isLetter(scanner.next) else { return true }
    let start = scanner
    let word = scanner.letters()
    if Self.number(of: word, in: Self.months) != nil {
      scanner = start
      return true
    }
    guard Self.number(of: word, in: Self.weekdays) != nil else { return false }
    _ = scanner.skip(UInt8(ascii: ","))
    scanner.skipSpace()
    return true
  }

  private static func number(of word: String, in names: [String]) -> Int64? {
    guard word.utf8.count >= 3 else { return nil }
    for (index, name) in names.enumerated() where name == word || name.prefix(3) == word {
      return Int64(index + 1)
    }
    return nil
  }

  // MARK: Date

  private typealias Date = (year: Int64, month: Int64, day: Int64)

  private mutating func date() -> Date? {
    if Characters.isLetter(scanner.next) { return monthFirst() }
    guard let first = scanner.integerAndWidth() else { return nil }
    if first.width == 4, rest(isFree: true) { return (first.value, 1, 1) }
    separator()
    if Characters.isLetter(scanner.next) {
      guard first.width <= 2, let month = Self.number(of: scanner.letters(), in: Self.months)
      else { return nil }
      separator()
      guard let year = year() else { return nil }
      return (year, month, first.value)
    }
    guard let second = scanner.integer() else { return nil }
    if first.width >= 3 {
      guard rest(isFree: false) else {
        separator()
        guard let day = scanner.integer() else { return nil }
        return (first.value, second, day)
      }
      return (first.value, second, 1)
    }
    separator()
    guard let year = year() else { return nil }
    return (year, first.value, second)
  }

  /// `Nov 8 2014` and `November 8, 2014`.
  private mutating func monthFirst() -> Date? {
    guard let month = Self.number(of: scanner.letters(), in: Self.months) else { return nil }
    separator()
    guard let day = scanner.integer() else { return nil }
    separator()
    guard let year = year() else { return nil }
    return (year, month, day)
  }

  private mutating func year() -> Int64? {
    guard let (value, width) = scanner.integerAndWidth() else { return nil }
    if width > 2 { return value }
    return value < 50 ? 2_000 + value : 1_900 + value
  }

  /// Whether the date is over: nothing follows, or (when it may) a time does.
  private mutating func rest(isFree: Bool) -> Bool {
    var ahead = scanner
    ahead.skipSpace()
    return ahead.isAtEnd
      || isFree && ahead.next | 0x20 == UInt8(ascii: "z")
      || !isFree && (ahead.next == UInt8(ascii: "T") || ahead.next == UInt8(ascii: "Z"))
  }

  private mutating func separator() {
    scanner.skipSpace()
    let separators = [UInt8(ascii: "-"), UInt8(ascii: "/"), UInt8(ascii: "."), UInt8(ascii: ",")]
    for byte in separators where scanner.skip(byte) { break }
    scanner.skipSpace()
  }

  private mutating func skipBeforeTime() {
    _ = scanner.skip(UInt8(ascii: ","))
    scanner.skipSpace()
    _ = scanner.skip(UInt8(ascii: "T")) || scanner.skip(UInt8(ascii: "t"))
    scanner.skipSpace()
  }

  // MARK: Time

  /// The rest of a time after its hour, in ticks.
  private mutating func time(hour: Int64) -> Int64? {
    var hour = hour
    var minute: Int64 = 0
    var second: Int64 = 0
    var fraction: Int64 = 0
    if scanner.skip(UInt8(ascii: ":")) {
      guard let value = scanner.integer() else { return nil }
      minute = value
      if scanner.skip(UInt8(ascii: ":")) {
        guard let value = scanner.integer() else { return nil }
        second = value
        if scanner.skip(UInt8(ascii: ".")) || scanner.skip(UInt8(ascii: ",")) {
          guard let value = scanner.fraction() else { return nil }
          fraction = value
        }
      }
    } else if !isHalfDay() {
      return nil
    }
    if isHalfDay() {
      guard (1...12).contains(hour) else { return nil }
      scanner.skipSpace()
      hour = hour % 12 + (scanner.letters() == "pm" ? 12 : 0)
    }
    guard hour < 24, minute < 60, second < 60 else { return nil }
    return ((hour * 60 + minute) * 60 + second) * 10_000_000 + fraction
  }

  private func isHalfDay() -> Bool {
    var ahead = scanner
    ahead.skipSpace()
    let word = ahead.letters()
    return word == "am" || word == "pm"
  }

  /// The ticks to take away for a zone, zero without one; nil when what follows is no zone.
  private mutating func offset() -> Int64? {
    scanner.skipSpace()
    if Characters.isLetter(scanner.next) {
      let word = scanner.letters()
      guard word == "z" || word == "gmt" || word == "utc" else { return nil }
      scanner.skipSpace()
    }
    let isWest = scanner.next == UInt8(ascii: "-")
    guard scanner.skip(UInt8(ascii: "+")) || scanner.skip(UInt8(ascii: "-")) else { return 0 }
    guard let (value, width) = scanner.integerAndWidth() else { return nil }
    var hours = value
    var minutes: Int64 = 0
    if width == 4 {
      (hours, minutes) = (value / 100, value % 100)
    } else if scanner.skip(UInt8(ascii: ":")) {
      guard let value = scanner.integer() else { return nil }
      minutes = value
    }
    guard hours <= 14, minutes < 60 else { return nil }
    let ticks = (hours * 60 + minutes) * 600_000_000
    return isWest ? -ticks : ticks
  }

  // MARK: Calendar

  /// Days from 0001-01-01 to a date of the Gregorian calendar; nil when there is no such date.
  private static func days(year: Int64, month: Int64, day: Int64) -> Int64? {
    guard (1...9_999).contains(year), (1...12).contains(month) else { return nil }
    let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
    let lengths: [Int64] = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
    guard (1...lengths[Int(month - 1)]).contains(day) else { return nil }
    let years = year - 1
    let before = lengths[..<Int(month - 1)].reduce(0, +)
    return years * 365 + years / 4 - years / 100 + years / 400 + before + day - 1
  }
}
