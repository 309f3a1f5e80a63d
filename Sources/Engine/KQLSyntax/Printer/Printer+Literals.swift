extension Printer {
  mutating func print(_ literal: LiteralSyntax) {
    switch literal.value {
    case .bool(let value): write(value ? "true" : "false")
    case .int(let value): write("int(\(value))")
    case .long(let value): write(value < 0 ? "long(\(value))" : "\(value)")
    case .real(let value): write(Self.real(value))
    case .decimal(let text): write("decimal(\(text))")
    case .string(let text): write(Self.quoted(text))
    case .datetime(let ticks): write("datetime(\(Self.datetime(ticks)))")
    case .datetimeNow: write("datetime(now)")
    case .datetimeToday(let ticks): write("datetime(\(Self.clock(ticks.magnitude)))")
    case .timespan(let ticks): write("time(\(Self.timespan(ticks)))")
    case .guid(let text): write("guid(\(text))")
    case .dynamic(let value):
      write("dynamic(")
      print(value)
      write(")")
    case .null(let type): write("\(type.rawValue)(null)")
    }
  }

  private mutating func print(_ dynamic: DynamicSyntax) {
    switch dynamic.value {
    case .null: write("null")
    case .bool(let value): write(value ? "true" : "false")
    case .long(let value): write("\(value)")
    case .real(let value):
      write(value.isFinite && value < 0 ? "-" + Self.real(-value) : Self.real(value))
    case .decimal(let text): write("decimal(\(text))")
    case .string(let text): write(Self.quoted(text))
    case .datetime(let ticks): write("datetime(\(Self.datetime(ticks)))")
    case .timespan(let ticks): write("time(\(Self.timespan(ticks)))")
    case .guid(let text): write("guid(\(text))")
    case .array(let values):
      write("[")
      list(values) { $0.print($1) }
      write("]")
    case .bag(let properties):
      write("{")
      list(properties) { printer, property in
        printer.write(Self.quoted(property.name))
        printer.write(": ")
        printer.print(property.value)
      }
      write("}")
    }
  }

  private static func real(_ value: Double) -> String {
    if value.isNaN { return "real(nan)" }
    if value.isInfinite { return value < 0 ? "real(-inf)" : "real(+inf)" }
    return value.sign == .minus ? "real(\(value))" : "\(value)"
  }

  // MARK: Times

  /// `[-]d.hh:mm:ss.fffffff`.
  private static func timespan(_ ticks: Int64) -> String {
    let day = UInt64(TimespanText.ticksPerDay)
    let days = ticks.magnitude / day
    return "\(ticks < 0 ? "-" : "")\(days).\(clock(ticks.magnitude % day))"
  }

  /// `hh:mm:ss.fffffff`.
  private static func clock(_ ticks: UInt64) -> String {
    let seconds = ticks / 10_000_000
    let parts = [seconds / 3_600, seconds / 60 % 60, seconds % 60]
    return parts.map { padded($0, 2) }.joined(separator: ":") + "."
      + padded(ticks % 10_000_000, 7)
  }

  private static func padded(_ value: UInt64, _ width: Int) -> String {
    let digits = String(value)
    return String(repeating: "0", count: max(0, width - digits.utf8.count)) + digits
  }

  /// `yyyy-mm-ddThh:mm:ss.fffffff`; ticks outside the calendar are moved to its ends.
  private static func datetime(_ ticks: Int64) -> String {
    let ticks = UInt64(min(max(ticks, 0), 3_155_378_975_999_999_999))
    let day = UInt64(TimespanText.ticksPerDay)
    let (year, month, date) = date(Int64(ticks / day))
    return "\(padded(year, 4))-\(padded(month, 2))-\(padded(date, 2))T\(clock(ticks % day))"
  }

  /// The date that lies some days after 0001-01-01.
  private static func date(_ days: Int64) -> (UInt64, UInt64, UInt64) {
    // Counted from 0000-03-01, so that a leap day ends its year.
    let shifted = days + 306
    let era = shifted / 146_097
    let dayOfEra = shifted - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shiftedMonth = (5 * dayOfYear + 2) / 153
    let day = dayOfYear - (153 * shiftedMonth + 2) / 5 + 1
    let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
    let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
    return (year.magnitude, month.magnitude, day.magnitude)
  }
}
