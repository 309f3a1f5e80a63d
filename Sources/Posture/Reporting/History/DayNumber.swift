/// Times as days, to place them on an axis.
enum DayNumber {
  /// Days since the first of March of the year 0; nil when a text does not begin with a date.
  static func of(_ time: String?) -> Double? {
    guard let time else { return nil }
    let bytes = Array(time.utf8.prefix(16))
    guard bytes.count >= 10, bytes[4] == UInt8(ascii: "-"), bytes[7] == UInt8(ascii: "-"),
      let year = number(bytes[0..<4]), let month = number(bytes[5..<7]),
      let day = number(bytes[8..<10]), (1...12).contains(month), (1...31).contains(day)
    else { return nil }
    // Years that begin in March have their leap day at the end, so that months need no table.
    let shifted = (month + 9) % 12
    let start = month > 2 ? year : year - 1
    let days = 365 * start + start / 4 - start / 100 + start / 400 + (153 * shifted + 2) / 5 + day
    guard bytes.count == 16, bytes[13] == UInt8(ascii: ":"), let hour = number(bytes[11..<13]),
      let minute = number(bytes[14..<16])
    else { return Double(days) }
    return Double(days) + Double(hour * 60 + minute) / 1440
  }

  /// Milliseconds since 1970 of a time such as `2025-01-31T12:30:00Z`; nil for anything else.
  static func milliseconds(of time: String?) -> Int? {
    guard let time, let day = of(String(time.prefix(10))) else { return nil }
    let bytes = Array(time.utf8)
    guard bytes.count == 20, bytes[10] == UInt8(ascii: "T"), bytes[13] == UInt8(ascii: ":"),
      bytes[16] == UInt8(ascii: ":"), bytes[19] == UInt8(ascii: "Z"),
      let hour = number(bytes[11..<13]), let minute = number(bytes[14..<16]),
      let second = number(bytes[17..<19])
    else { return nil }
    // The first of January 1970 is that many days after the first of March of the year 0.
    let days = Int(day) - firstOf1970
    return ((days * 24 + hour) * 60 + minute) * 60_000 + second * 1000
  }

  /// The number of the first of January 1970.
  private static let firstOf1970 = 719_469

  private static func number(_ digits: ArraySlice<UInt8>) -> Int? {
    var value = 0
    for digit in digits {
      guard (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(digit) else { return nil }
      value = value * 10 + Int(digit - UInt8(ascii: "0"))
    }
    return value
  }
}
