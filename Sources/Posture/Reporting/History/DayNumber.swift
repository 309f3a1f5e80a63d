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

  private static func number(_ digits: ArraySlice<UInt8>) -> Int? {
    var value = 0
    for digit in digits {
      guard (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(digit) else { return nil }
      value = value * 10 + Int(digit - UInt8(ascii: "0"))
    }
    return value
  }
}
