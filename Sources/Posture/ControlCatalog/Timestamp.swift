import Tables

/// Reads times as ISO 8601 writes them.
public enum Timestamp {
  /// The ticks of a date, or of a date and time with an optional fraction and offset.
  ///
  /// Nil for anything else; without an offset it is UTC.
  public static func ticks(_ text: String) -> Int64? {
    let parts = text.split(maxSplits: 1, omittingEmptySubsequences: false) {
      $0 == "T" || $0 == "t" || $0 == " "
    }
    let date = parts[0].split(separator: "-", omittingEmptySubsequences: false)
    guard date.count == 3, let year = number(date[0], digits: 4), let month = number(date[1]),
      let day = number(date[2])
    else { return nil }
    var time: Int64 = 0
    var offset: Int64 = 0
    if parts.count == 2 {
      guard let (clock, zone) = clockAndZone(parts[1]), let read = self.clock(clock),
        let shift = self.offset(zone)
      else { return nil }
      time = read
      offset = shift
    }
    let civil = Ticks.Civil(year: year, month: month, day: day, timeOfDay: time)
    guard let local = Ticks.datetime(civil) else { return nil }
    let utc = local - offset
    return Ticks.isValid(utc) ? utc : nil
  }

  /// The time in UTC, with a fraction only where there is one: `2025-01-31T12:00:00Z`.
  public static func text(_ ticks: Int64) -> String {
    var text = Ticks.text(datetime: ticks).dropLast()
    while text.hasSuffix("0") { text.removeLast() }
    return (text.hasSuffix(".") ? text.dropLast() : text) + "Z"
  }

  /// The ticks of `[d.]hh:mm:ss[.f]`; nil for anything else.
  public static func span(_ text: String) -> Int64? {
    let isNegative = text.hasPrefix("-")
    var rest = isNegative ? text.dropFirst() : text[...]
    var days: Int64 = 0
    if let dot = rest.firstIndex(of: "."), let colon = rest.firstIndex(of: ":"), dot < colon {
      guard let read = Int64(rest[..<dot]), (0...10_000_000).contains(read) else { return nil }
      days = read
      rest = rest[rest.index(after: dot)...]
    }
    guard let time = clock(rest) else { return nil }
    let ticks = days * Ticks.day + time
    return isNegative ? -ticks : ticks
  }

  private static func clockAndZone(_ text: Substring) -> (Substring, Substring)? {
    guard let place = text.firstIndex(where: { "Zz+-".contains($0) }) else { return (text, "") }
    return (text[..<place], text[place...])
  }

  private static func clock(_ text: Substring) -> Int64? {
    let halves = text.split(separator: ".", omittingEmptySubsequences: false)
    let fields = halves[0].split(separator: ":", omittingEmptySubsequences: false)
    guard halves.count <= 2, fields.count == 2 || fields.count == 3, let hour = number(fields[0]),
      let minute = number(fields[1]), hour < 24, minute < 60
    else { return nil }
    var ticks = Int64(hour) * Ticks.hour + Int64(minute) * Ticks.minute
    if fields.count == 3 {
      guard let second = number(fields[2]), second < 60 else { return nil }
      ticks += Int64(second) * Ticks.second
    }
    if halves.count == 2 {
      let digits = halves[1].prefix(7)
      guard !digits.isEmpty, halves[1].allSatisfy({ $0.isASCII && $0.isNumber }),
        let fraction = Int64(digits + String(repeating: "0", count: 7 - digits.count))
      else { return nil }
      ticks += fraction
    }
    return ticks
  }

  private static func offset(_ zone: Substring) -> Int64? {
    if zone.isEmpty || zone == "Z" || zone == "z" { return 0 }
    let digits = zone.dropFirst().filter { $0 != ":" }
    guard digits.count == 4, let hours = number(digits.prefix(2)[...]),
      let minutes = number(digits.suffix(2)[...]), hours <= 14, minutes < 60
    else { return nil }
    let ticks = Int64(hours) * Ticks.hour + Int64(minutes) * Ticks.minute
    return zone.hasPrefix("-") ? -ticks : ticks
  }

  private static func number(_ text: Substring, digits: Int = 2) -> Int? {
    guard text.utf8.count == digits, text.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else {
      return nil
    }
    return Int(text)
  }
}
