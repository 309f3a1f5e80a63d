import Tables

/// Times as portals write them into CSV, for a reader and not for a program.
///
/// Read are those that leave no doubt: `2/3/2026, 4:05:06.789 PM` (month first, as English of the
/// United States has it with AM and PM), `Feb 3, 2026 4:05:06 PM`, and `3.2.2026, 16:05:06`. With
/// strokes and without AM or PM it could be the third of February as well as the second of March.
enum PortalTime {
  private static let months = [
    "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
  ]

  /// Ticks of a time, which is in UTC; nil for anything else.
  static func ticks(_ text: String) -> Int64? {
    guard text.utf8.count < 48 else { return nil }
    // Some languages set a narrow space before AM and PM.
    let words = text.split { $0 == " " || $0 == "," || $0 == "\u{202F}" || $0 == "\u{A0}" }
    guard let first = words.first else { return nil }
    if let month = months.firstIndex(of: first.lowercased()), words.count >= 3 {
      guard let day = number(words[1]), let year = number(words[2]) else { return nil }
      return ticks(year: year, month: month + 1, day: day, words.dropFirst(3))
    }
    let isDotted = first.contains(".")
    let parts = first.split(separator: isDotted ? "." : "/", omittingEmptySubsequences: false)
    let numbers = parts.compactMap(number)
    guard parts.count == 3, numbers.count == 3 else { return nil }
    let clock = words.dropFirst()
    if isDotted {
      return ticks(year: numbers[2], month: numbers[1], day: numbers[0], clock)
    }
    guard clock.count == 2 else { return nil }
    return ticks(year: numbers[2], month: numbers[0], day: numbers[1], clock)
  }

  private static func ticks(
    year: Int,
    month: Int,
    day: Int,
    _ clock: ArraySlice<Substring>
  ) -> Int64? {
    guard year >= 1000, let time = timeOfDay(clock) else { return nil }
    return Ticks.datetime(Ticks.Civil(year: year, month: month, day: day, timeOfDay: time))
  }

  /// Ticks since midnight of `16:05`, `16:05:06.789` or `4:05:06 PM`; none is midnight.
  private static func timeOfDay(_ words: ArraySlice<Substring>) -> Int64? {
    guard let first = words.first, words.count <= 2 else { return words.isEmpty ? 0 : nil }
    let parts = first.split(separator: ":", omittingEmptySubsequences: false)
    guard parts.count == 2 || parts.count == 3, var hour = number(parts[0]),
      let minute = number(parts[1]), minute < 60
    else { return nil }
    if let half = words.dropFirst().first {
      guard half == "AM" || half == "PM", (1...12).contains(hour) else { return nil }
      hour = hour % 12 + (half == "PM" ? 12 : 0)
    }
    guard hour < 24 else { return nil }
    var ticks = Int64(hour * 60 + minute) * 60 * Ticks.second
    guard parts.count == 3 else { return ticks }
    let seconds = parts[2].split(separator: ".", omittingEmptySubsequences: false)
    guard seconds.count <= 2, let whole = number(seconds[0]), whole < 60 else { return nil }
    ticks += Int64(whole) * Ticks.second
    guard seconds.count == 2 else { return ticks }
    guard (1...7).contains(seconds[1].utf8.count), number(seconds[1]) != nil,
      let fraction = Int64(seconds[1] + String(repeating: "0", count: 7 - seconds[1].utf8.count))
    else { return nil }
    return ticks + fraction
  }

  /// The value of nothing but a few digits.
  private static func number(_ text: Substring) -> Int? {
    guard (1...7).contains(text.utf8.count), text.utf8.allSatisfy({ decimalDigit($0) != nil })
    else { return nil }
    return Int(text)
  }
}
