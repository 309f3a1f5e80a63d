import Tables

/// Points in time as exports write them.
enum DateText {
  /// Ticks of an ISO 8601 time or of `/Date(milliseconds)/`; nil for anything else.
  static func ticks(_ text: String) -> Int64? {
    text.utf8Span.span.count > 64 ? nil : ticks(text.utf8Span.span)
  }

  /// Ticks of UTF-8 text.
  static func ticks(_ text: Span<UInt8>) -> Int64? {
    if let milliseconds = milliseconds(text) {
      let (ticks, overflow) = milliseconds.multipliedReportingOverflow(by: 10_000)
      let (sum, beyond) = ticks.addingReportingOverflow(Ticks.unixEpoch)
      return !overflow && !beyond && Ticks.isValid(sum) ? sum : nil
    }
    return ISOTime.ticks(text)
  }

  /// The number in `/Date(1700000000000)/`, with or without an offset, which does not move the time.
  static func milliseconds(_ text: Span<UInt8>) -> Int64? {
    let opening = Array("/Date(".utf8)
    guard text.count > 8, text.count < 40 else { return nil }
    for (offset, byte) in opening.enumerated() where text[offset] != byte { return nil }
    guard text[text.count - 1] == UInt8(ascii: "/"), text[text.count - 2] == UInt8(ascii: ")")
    else { return nil }
    var position = opening.count
    let isNegative = text[position] == UInt8(ascii: "-")
    if isNegative { position += 1 }
    var value: Int64 = 0
    var digits = 0
    while position < text.count - 2, let digit = decimalDigit(text[position]) {
      guard digits < 17 else { return nil }
      value = value * 10 + Int64(digit)
      digits += 1
      position += 1
    }
    guard digits > 0 else { return nil }
    let rest = text.count - 2 - position
    guard rest == 0 || rest == 5 else { return nil }
    return isNegative ? -value : value
  }

  /// A time as Graph writes it, `2030-01-02T03:04:05Z` or with as many digits as it needs.
  static func isoText(_ ticks: Int64) -> String {
    let civil = Ticks.civil(ticks)
    let seconds = civil.timeOfDay / Ticks.second
    let fraction = civil.timeOfDay % Ticks.second
    var text =
      "\(digits(civil.year, 4))-\(digits(civil.month, 2))-\(digits(civil.day, 2))"
      + "T\(digits(Int(seconds / 3600), 2)):\(digits(Int(seconds / 60 % 60), 2))"
      + ":\(digits(Int(seconds % 60), 2))"
    if fraction > 0 {
      var part = digits(Int(fraction), 7)
      while part.hasSuffix("0") { part.removeLast() }
      text += ".\(part)"
    }
    return text + "Z"
  }

  private static func digits(_ value: Int, _ count: Int) -> String {
    let text = String(value)
    return String(repeating: "0", count: max(0, count - text.utf8.count)) + text
  }
}

/// The value of an ASCII decimal digit.
func decimalDigit(_ byte: UInt8) -> UInt8? {
  byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9") ? byte - UInt8(ascii: "0") : nil
}
