import Tables

/// Timespans written as text: `[-][d.]hh:mm[:ss[.fffffff]]`, a number and a unit, or whole days.
enum TimespanReader {
  static func read(_ text: Span<UInt8>) -> Int64? {
    let text = text.extracting(TextReader.trimmed(text))
    guard text.count > 0 else { return nil }
    for index in 0..<text.count where text[index] == UInt8(ascii: ":") { return clock(text) }
    return unit(text)
  }

  private static func unit(_ text: Span<UInt8>) -> Int64? {
    var end = text.count
    while end > 0, Bytes.lower(text[end - 1]) &- 0x61 < 26 { end -= 1 }
    let number = text.extracting(0..<end)
    let name = text.extracting(end..<text.count)
    if name.count == 0 { return TextReader.long(number).flatMap { product($0, Ticks.day) } }
    guard let size = ticks(of: String(name).lowercased()) else { return nil }
    if let whole = TextReader.long(number) { return product(whole, size) }
    guard let value = TextReader.real(number) else { return nil }
    let ticks = value * Double(size)
    return ticks.magnitude < 9.2e18 ? Int64(ticks.rounded(.toNearestOrEven)) : nil
  }

  private static func product(_ left: Int64, _ right: Int64) -> Int64? {
    let (value, overflow) = left.multipliedReportingOverflow(by: right)
    return overflow ? nil : value
  }

  /// The ticks of a unit by its name in a timespan literal.
  static func ticks(of unit: String) -> Int64? {
    switch unit {
    case "d", "day", "days": Ticks.day
    case "h", "hr", "hrs", "hour", "hours": Ticks.hour
    case "m", "min", "minute", "minutes": Ticks.minute
    case "s", "sec", "second", "seconds": Ticks.second
    case "ms", "milli", "millis", "millisec", "millisecond", "milliseconds": 10_000
    case "us", "micro", "micros", "microsec", "microsecond", "microseconds": 10
    case "tick", "ticks": 1
    default: nil
    }
  }

  private static func clock(_ text: Span<UInt8>) -> Int64? {
    var scanner = DigitScanner()
    var negative = false
    if text[0] == UInt8(ascii: "-") {
      negative = true
      scanner.position = 1
    }
    guard var hours = scanner.number(text) else { return nil }
    var days: Int64 = 0
    if scanner.take(UInt8(ascii: "."), text) {
      days = hours
      guard let number = scanner.number(text) else { return nil }
      hours = number
    }
    guard scanner.take(UInt8(ascii: ":"), text), let minutes = scanner.number(text), minutes < 60,
      hours < 24
    else { return nil }
    var ticks = hours * Ticks.hour + minutes * Ticks.minute
    if scanner.take(UInt8(ascii: ":"), text) {
      guard let seconds = scanner.number(text), seconds < 60 else { return nil }
      ticks += seconds * Ticks.second
      if scanner.take(UInt8(ascii: "."), text) {
        guard let fraction = scanner.fraction(text) else { return nil }
        ticks += fraction
      }
    }
    guard scanner.position == text.count, let whole = product(days, Ticks.day) else { return nil }
    let (sum, overflow) = whole.addingReportingOverflow(ticks)
    return overflow ? nil : negative ? -sum : sum
  }
}

/// Reads runs of digits.
struct DigitScanner {
  var position = 0

  /// The next byte is `byte`: steps over it.
  mutating func take(_ byte: UInt8, _ text: Span<UInt8>) -> Bool {
    guard position < text.count, text[position] == byte else { return false }
    position += 1
    return true
  }

  /// A run of 1 to 12 digits.
  mutating func number(_ text: Span<UInt8>) -> Int64? {
    let start = position
    var value: Int64 = 0
    while position < text.count, text[position] &- 0x30 < 10 {
      value = value * 10 + Int64(text[position] &- 0x30)
      position += 1
      guard position - start <= 12 else { return nil }
    }
    return position > start ? value : nil
  }

  /// Exactly `count` digits.
  mutating func number(_ text: Span<UInt8>, digits count: Int) -> Int? {
    guard position + count <= text.count else { return nil }
    var value = 0
    for _ in 0..<count {
      let digit = text[position] &- 0x30
      guard digit < 10 else { return nil }
      value = value * 10 + Int(digit)
      position += 1
    }
    return value
  }

  /// The digits after a point as ticks; those beyond the seventh are dropped.
  mutating func fraction(_ text: Span<UInt8>) -> Int64? {
    let start = position
    var ticks: Int64 = 0
    var unit = Ticks.second / 10
    while position < text.count, text[position] &- 0x30 < 10 {
      ticks += Int64(text[position] &- 0x30) * unit
      unit /= 10
      position += 1
    }
    return position > start ? ticks : nil
  }
}
