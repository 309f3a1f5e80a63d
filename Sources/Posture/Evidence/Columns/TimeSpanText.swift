import Tables

/// Lengths of time as exports write them.
enum TimeSpanText {
  /// Ticks of `[-][d.]hh:mm[:ss[.f]]` or of an ISO 8601 duration such as `P180D` and `PT8H`.
  static func ticks(_ text: String) -> Int64? {
    guard text.utf8.count <= 40 else { return nil }
    let isNegative = text.hasPrefix("-")
    let body = isNegative ? text.dropFirst() : text[...]
    guard let ticks = body.hasPrefix("P") ? duration(body.dropFirst()) : clock(body) else {
      return nil
    }
    return isNegative ? -ticks : ticks
  }

  private static func clock(_ text: Substring) -> Int64? {
    let parts = text.split(separator: ":", omittingEmptySubsequences: false)
    guard parts.count == 2 || parts.count == 3 else { return nil }
    let first = parts[0].split(separator: ".", omittingEmptySubsequences: false)
    guard first.count <= 2, let hours = first.last.flatMap({ number($0, below: 24) }),
      let minutes = number(parts[1], below: 60)
    else { return nil }
    var days: Int64 = 0
    if first.count == 2 {
      guard let value = number(first[0], below: 10_675_200) else { return nil }
      days = value
    }
    var ticks = hours * Ticks.hour + minutes * Ticks.minute
    if parts.count == 3 {
      guard let seconds = seconds(parts[2]), seconds < Ticks.minute else { return nil }
      ticks += seconds
    }
    return sum(days, Ticks.day, ticks)
  }

  private static func duration(_ text: Substring) -> Int64? {
    var total: Int64 = 0
    var isTime = false
    var rest = text
    guard !rest.isEmpty else { return nil }
    while let first = rest.first {
      if first == "T", !isTime {
        isTime = true
        rest = rest.dropFirst()
        continue
      }
      let amount = rest.prefix { $0.isNumber || $0 == "." }
      rest = rest.dropFirst(amount.count)
      guard let unit = rest.first else { return nil }
      rest = rest.dropFirst()
      if unit == "S", isTime {
        guard let part = seconds(amount), let next = sum(1, part, total) else { return nil }
        total = next
        continue
      }
      // A month is taken as 30 days, a year as 365: the policies that use them mean about that.
      let size: Int64
      switch (unit, isTime) {
      case ("Y", false): size = 365 * Ticks.day
      case ("M", false): size = 30 * Ticks.day
      case ("W", false): size = 7 * Ticks.day
      case ("D", false): size = Ticks.day
      case ("H", true): size = Ticks.hour
      case ("M", true): size = Ticks.minute
      default: return nil
      }
      guard let value = number(amount, below: 100_000_000), let next = sum(value, size, total)
      else { return nil }
      total = next
    }
    return total
  }

  private static func seconds(_ text: Substring) -> Int64? {
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    guard let first = parts.first, parts.count <= 2, let whole = number(first, below: 100_000_000)
    else { return nil }
    var ticks = whole * Ticks.second
    if parts.count == 2 {
      var unit = Ticks.second / 10
      for byte in parts[1].utf8 {
        guard let digit = decimalDigit(byte) else { return nil }
        ticks += Int64(digit) * unit
        unit /= 10
      }
    }
    return ticks
  }

  private static func number(_ text: Substring, below limit: Int64) -> Int64? {
    guard !text.isEmpty, text.utf8.allSatisfy({ decimalDigit($0) != nil }),
      let value = Int64(text), value < limit
    else { return nil }
    return value
  }

  private static func sum(_ count: Int64, _ size: Int64, _ rest: Int64) -> Int64? {
    let (product, overflow) = count.multipliedReportingOverflow(by: size)
    let (total, beyond) = product.addingReportingOverflow(rest)
    return overflow || beyond ? nil : total
  }
}
