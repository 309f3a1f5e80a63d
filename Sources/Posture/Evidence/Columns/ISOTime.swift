import Tables

/// Reads `yyyy-MM-dd[T ]HH:mm[:ss[.fffffff]][Z|±HH[:]mm]`; without a zone it is UTC.
enum ISOTime {
  /// Ticks of 100 ns since 0001-01-01, or nil for anything else.
  static func ticks(_ text: Span<UInt8>) -> Int64? {
    var at = 0
    guard let year = number(text, &at, 4), take(text, &at, "-"), let month = number(text, &at, 2),
      take(text, &at, "-"), let day = number(text, &at, 2)
    else { return nil }
    var time: Int64 = 0
    var offset: Int64 = 0
    if at < text.count {
      guard take(text, &at, "T") || take(text, &at, " "), let clock = clock(text, &at),
        let zone = zone(text, &at), at == text.count
      else { return nil }
      time = clock
      offset = zone
    }
    let civil = Ticks.Civil(year: year, month: month, day: day, timeOfDay: time)
    guard let ticks = Ticks.datetime(civil) else { return nil }
    let (moved, overflow) = ticks.subtractingReportingOverflow(offset)
    return !overflow && Ticks.isValid(moved) ? moved : nil
  }

  private static func take(_ text: Span<UInt8>, _ at: inout Int, _ byte: Unicode.Scalar) -> Bool {
    guard at < text.count, text[at] == UInt8(ascii: byte) else { return false }
    at += 1
    return true
  }

  private static func number(_ text: Span<UInt8>, _ at: inout Int, _ width: Int) -> Int? {
    guard at + width <= text.count else { return nil }
    var value = 0
    for _ in 0..<width {
      guard let digit = decimalDigit(text[at]) else { return nil }
      value = value * 10 + Int(digit)
      at += 1
    }
    return value
  }

  private static func clock(_ text: Span<UInt8>, _ at: inout Int) -> Int64? {
    guard let hour = number(text, &at, 2), take(text, &at, ":"),
      let minute = number(text, &at, 2), hour < 24, minute < 60
    else { return nil }
    var ticks = Int64(hour) * Ticks.hour + Int64(minute) * Ticks.minute
    guard take(text, &at, ":") else { return ticks }
    guard let second = number(text, &at, 2), second < 60 else { return nil }
    ticks += Int64(second) * Ticks.second
    guard take(text, &at, ".") else { return ticks }
    var unit = Ticks.second / 10
    let start = at
    while at < text.count, let digit = decimalDigit(text[at]) {
      ticks += Int64(digit) * unit
      unit /= 10
      at += 1
    }
    return at > start ? ticks : nil
  }

  private static func zone(_ text: Span<UInt8>, _ at: inout Int) -> Int64? {
    if at == text.count || take(text, &at, "Z") { return 0 }
    let isEast = take(text, &at, "+")
    guard isEast || take(text, &at, "-"), let hours = number(text, &at, 2), hours <= 14 else {
      return nil
    }
    var ticks = Int64(hours) * Ticks.hour
    if at < text.count {
      _ = take(text, &at, ":")
      guard let minutes = number(text, &at, 2), minutes < 60 else { return nil }
      ticks += Int64(minutes) * Ticks.minute
    }
    return isEast ? ticks : -ticks
  }
}
