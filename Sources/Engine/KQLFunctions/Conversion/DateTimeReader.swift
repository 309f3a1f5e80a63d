import Tables

/// Datetimes written as text.
///
/// ISO 8601, RFC 822 and 850, and the American and long forms that the Kusto page "The datetime
/// data type" lists. Without an offset the time is UTC.
enum DateTimeReader {
  static func read(_ text: Span<UInt8>) -> Int64? {
    let text = text.extracting(TextReader.trimmed(text))
    guard text.count >= 4, text.count < 80 else { return nil }
    if text[0] &- 0x30 < 10, let value = numeric(text) { return value }
    return named(text)
  }

  // MARK: - 2024-02-29T12:30:00.5Z and 2/29/2024 12:30

  private static func numeric(_ text: Span<UInt8>) -> Int64? {
    var scanner = DigitScanner()
    guard let first = scanner.number(text) else { return nil }
    let digits = scanner.position
    var parts = (year: Int(first), month: 1, day: 1)
    if scanner.position == text.count {
      return compact(Int(first), digits)
    }
    let separator = text[scanner.position]
    if digits == 8, let date = compact(Int(first), 8) {
      return time(text, &scanner).flatMap { adding($0, to: date) }
    }
    guard
      separator == UInt8(ascii: "-") || separator == UInt8(ascii: "/")
        || separator == UInt8(ascii: ".")
    else { return nil }
    scanner.position += 1
    guard let second = scanner.number(text) else { return nil }
    parts.month = Int(second)
    if scanner.take(separator, text) {
      guard let third = scanner.number(text) else { return nil }
      parts.day = Int(third)
      if digits <= 2 { parts = (Int(third), Int(first), Int(second)) }
    }
    guard digits == 4 || digits <= 2,
      let date = Ticks.datetime(.init(year: parts.year, month: parts.month, day: parts.day))
    else { return nil }
    return time(text, &scanner).flatMap { adding($0, to: date) }
  }

  private static func compact(_ number: Int, _ digits: Int) -> Int64? {
    switch digits {
    case 4: Ticks.datetime(.init(year: number, month: 1, day: 1))
    case 6: Ticks.datetime(.init(year: number / 100, month: number % 100, day: 1))
    case 8:
      Ticks.datetime(
        .init(year: number / 10_000, month: number / 100 % 100, day: number % 100)
      )
    default: nil
    }
  }

  private static func adding(_ ticks: Int64, to date: Int64) -> Int64? {
    let value = date + ticks
    return Ticks.isValid(value) ? value : nil
  }

  /// The rest of a text: a time of day and an offset, as ticks to add to midnight UTC.
  private static func time(_ text: Span<UInt8>, _ scanner: inout DigitScanner) -> Int64? {
    if scanner.position == text.count { return 0 }
    if text[scanner.position] | 0x20 == UInt8(ascii: "t") || text[scanner.position] == 0x20 {
      scanner.position += 1
      skipSpace(text, &scanner)
      guard scanner.position < text.count, text[scanner.position] &- 0x30 < 10 else {
        return offset(text, &scanner)
      }
      guard let ticks = clock(text, &scanner), let shift = offset(text, &scanner) else {
        return nil
      }
      return ticks + shift
    }
    return offset(text, &scanner)
  }

  private static func clock(_ text: Span<UInt8>, _ scanner: inout DigitScanner) -> Int64? {
    guard var hours = scanner.number(text) else { return nil }
    var minutes: Int64 = 0
    var seconds: Int64 = 0
    var fraction: Int64 = 0
    if scanner.take(UInt8(ascii: ":"), text) {
      guard let number = scanner.number(text) else { return nil }
      minutes = number
      if scanner.take(UInt8(ascii: ":"), text) {
        guard let number = scanner.number(text) else { return nil }
        seconds = number
        if scanner.take(UInt8(ascii: "."), text) || scanner.take(UInt8(ascii: ","), text) {
          guard let ticks = scanner.fraction(text) else { return nil }
          fraction = ticks
        }
      }
    }
    skipSpace(text, &scanner)
    if scanner.position + 2 <= text.count,
      text[scanner.position + 1] | 0x20 == UInt8(ascii: "m")
    {
      let half = text[scanner.position] | 0x20
      if half == UInt8(ascii: "a") || half == UInt8(ascii: "p") {
        guard (1...12).contains(hours) else { return nil }
        hours = hours % 12 + (half == UInt8(ascii: "p") ? 12 : 0)
        scanner.position += 2
      }
    }
    guard hours < 24, minutes < 60, seconds < 60 else { return nil }
    return hours * Ticks.hour + minutes * Ticks.minute + seconds * Ticks.second + fraction
  }

  /// `Z`, `GMT`, `+02:00`, `-0530` or nothing, as ticks to add.
  private static func offset(_ text: Span<UInt8>, _ scanner: inout DigitScanner) -> Int64? {
    skipSpace(text, &scanner)
    guard scanner.position < text.count else { return 0 }
    let byte = text[scanner.position]
    if byte == UInt8(ascii: "+") || byte == UInt8(ascii: "-") {
      scanner.position += 1
      guard let hours = scanner.number(text, digits: 2), hours <= 14 else { return nil }
      _ = scanner.take(UInt8(ascii: ":"), text)
      let minutes = scanner.position < text.count ? scanner.number(text, digits: 2) : 0
      guard let minutes, minutes < 60, scanner.position == text.count else { return nil }
      let ticks = Int64(hours) * Ticks.hour + Int64(minutes) * Ticks.minute
      return byte == UInt8(ascii: "+") ? -ticks : ticks
    }
    let name = text.extracting(scanner.position..<text.count)
    return TextReader.matches(name, "z") || TextReader.matches(name, "gmt")
      || TextReader.matches(name, "utc") || TextReader.matches(name, "ut") ? 0 : nil
  }

  private static func skipSpace(_ text: Span<UInt8>, _ scanner: inout DigitScanner) {
    while scanner.position < text.count, text[scanner.position] == 0x20 { scanner.position += 1 }
  }

  // MARK: - Thu, 29 Feb 2024 12:30:00 GMT and February 29, 2024

  private static func named(_ text: Span<UInt8>) -> Int64? {
    var month: Int?
    var day: Int?
    var year: Int?
    var scanner = DigitScanner()
    while scanner.position < text.count {
      let byte = text[scanner.position]
      if byte == 0x20 || byte == UInt8(ascii: ",") || byte == UInt8(ascii: "-") {
        scanner.position += 1
      } else if byte &- 0x30 < 10 {
        if month != nil, day != nil, year != nil { break }
        let start = scanner.position
        guard let number = scanner.number(text) else { return nil }
        if scanner.position < text.count, text[scanner.position] == UInt8(ascii: ":") {
          scanner.position = start
          break
        }
        if day == nil, scanner.position - start <= 2 {
          day = Int(number)
        } else {
          year = Int(number)
        }
      } else {
        let start = scanner.position
        while scanner.position < text.count, Bytes.lower(text[scanner.position]) &- 0x61 < 26 {
          scanner.position += 1
        }
        guard scanner.position > start else { return nil }
        let word = String(text.extracting(start..<scanner.position)).lowercased()
        if let number = monthNumber(word) {
          guard month == nil else { return nil }
          month = number
        } else if !isWeekday(word) {
          scanner.position = start
          break
        }
      }
    }
    guard let month, let day, let year,
      let date = Ticks.datetime(.init(year: fullYear(year), month: month, day: day))
    else { return nil }
    if scanner.position < text.count, text[scanner.position] &- 0x30 < 10 {
      guard let ticks = clock(text, &scanner), let shift = offset(text, &scanner) else {
        return nil
      }
      return adding(ticks + shift, to: date)
    }
    return offset(text, &scanner).flatMap { adding($0, to: date) }
  }

  private static func fullYear(_ year: Int) -> Int {
    year < 50 ? 2000 + year : year < 100 ? 1900 + year : year
  }

  private static let months = [
    "january", "february", "march", "april", "may", "june", "july", "august", "september",
    "october", "november", "december",
  ]

  private static let weekdays = [
    "sunday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday",
  ]

  private static func monthNumber(_ word: String) -> Int? {
    guard word.count >= 3 else { return nil }
    return months.firstIndex { $0 == word || (word.count == 3 && $0.hasPrefix(word)) }.map {
      $0 + 1
    }
  }

  private static func isWeekday(_ word: String) -> Bool {
    word.count >= 3 && weekdays.contains { $0 == word || (word.count == 3 && $0.hasPrefix(word)) }
  }
}
