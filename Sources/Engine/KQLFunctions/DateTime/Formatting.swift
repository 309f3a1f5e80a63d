import KQLPlan
import Tables

/// A format text such as `yyyy-MM-dd` taken apart; letters outside the language's list are refused.
struct TimeFormat {
  enum Part {
    case text(UInt8)
    case field(UInt8, width: Int)
  }

  let parts: [Part]

  /// Reads a format; `fields` gives the longest run of each letter that is one field.
  init(_ text: String, fields: [UInt8: Int], of function: String) throws {
    var parts: [Part] = []
    var rest = Array(text.utf8)[...]
    while let byte = rest.first {
      if let longest = fields[byte] {
        let run = rest.prefix(longest).prefix { $0 == byte }.count
        parts.append(.field(byte, width: run))
        rest = rest.dropFirst(run)
      } else if " /-:,._[]".utf8.contains(byte) {
        parts.append(.text(byte))
        rest = rest.dropFirst()
      } else {
        throw QueryFailure("'\(function)' does not know the format '\(text)'")
      }
    }
    self.parts = parts
  }

  /// Writes a number with at least so many digits.
  static func pad(_ value: Int, _ width: Int, to builder: inout StringBuilder) {
    let digits = String(value)
    for _ in 0..<max(0, width - digits.utf8.count) { builder.write(byte: UInt8(ascii: "0")) }
    builder.write(digits)
  }

  /// Writes the first digits of a fraction of a second; `F` leaves zeros at the end away.
  static func fraction(
    _ ticks: Int64,
    _ width: Int,
    trims: Bool,
    to builder: inout StringBuilder
  ) {
    var digits = String(Ticks.second + ticks % Ticks.second).dropFirst().prefix(width)
    if trims { while digits.hasSuffix("0") { digits = digits.dropLast() } }
    builder.write(digits)
  }
}

/// `format_datetime(t, format)`.
enum FormatDateTime: ScalarFunction {
  static let name = "format_datetime"
  static let summary =
    "Writes a datetime with fields such as `yyyy`, `MM`, `dd`, `HH`, `tt`, `fff`."
  static let naming = ColumnNaming.argument
  static let examples = [
    Example(
      "print format_datetime(datetime(2024-02-29 13:05), 'd/M/yy h:mm tt')",
      prints: "29/2/24 1:05 PM"
    )
  ]
  static var overloads: [Overload] {
    [
      Overload([.datetime, .constant(.string)], returns: .string) { a, n, _ in
        let format = try TimeFormat(a[1].constantText, fields: fields, of: name)
        return Rows.strings(a, n) { row, builder in
          guard let value = a[0].longs[row] else { return }
          let civil = Ticks.civil(value)
          for part in format.parts { write(part, civil, to: &builder) }
        }
      }
    ]
  }

  private static let fields: [UInt8: Int] = [
    UInt8(ascii: "y"): 4, UInt8(ascii: "M"): 2, UInt8(ascii: "d"): 2, UInt8(ascii: "H"): 2,
    UInt8(ascii: "h"): 2, UInt8(ascii: "m"): 2, UInt8(ascii: "s"): 2, UInt8(ascii: "f"): 7,
    UInt8(ascii: "F"): 7, UInt8(ascii: "t"): 2,
  ]

  private static func write(
    _ part: TimeFormat.Part,
    _ civil: Ticks.Civil,
    to builder: inout StringBuilder
  ) {
    let time = civil.timeOfDay
    let hour = Int(time / Ticks.hour)
    switch part {
    case .text(let byte): builder.write(byte: byte)
    case .field(let letter, let width):
      switch letter {
      case UInt8(ascii: "y"):
        TimeFormat.pad(width > 2 ? civil.year : civil.year % 100, width, to: &builder)
      case UInt8(ascii: "M"): TimeFormat.pad(civil.month, width, to: &builder)
      case UInt8(ascii: "d"): TimeFormat.pad(civil.day, width, to: &builder)
      case UInt8(ascii: "H"): TimeFormat.pad(hour, width, to: &builder)
      case UInt8(ascii: "h"): TimeFormat.pad((hour + 11) % 12 + 1, width, to: &builder)
      case UInt8(ascii: "m"):
        TimeFormat.pad(Int(time / Ticks.minute % 60), width, to: &builder)
      case UInt8(ascii: "s"):
        TimeFormat.pad(Int(time / Ticks.second % 60), width, to: &builder)
      case UInt8(ascii: "t"):
        builder.write((hour < 12 ? "AM" : "PM").prefix(width))
      default:
        TimeFormat.fraction(time, width, trims: letter == UInt8(ascii: "F"), to: &builder)
      }
    }
  }
}

/// `format_timespan(t, format)`.
enum FormatTimespan: ScalarFunction {
  static let name = "format_timespan"
  static let summary = "Writes a timespan with fields such as `d`, `hh`, `mm`, `ss`, `fff`."
  static let naming = ColumnNaming.argument
  static let examples = [
    Example("print format_timespan(25h + 1m, 'd.hh:mm')", prints: "1.01:01")
  ]
  static var overloads: [Overload] {
    [
      Overload([.timespan, .constant(.string)], returns: .string) { a, n, _ in
        let format = try TimeFormat(a[1].constantText, fields: fields, of: name)
        return Rows.strings(a, n) { row, builder in
          guard let value = a[0].longs[row] else { return }
          if value < 0 { builder.write(byte: UInt8(ascii: "-")) }
          for part in format.parts { write(part, value.magnitude, to: &builder) }
        }
      }
    ]
  }

  private static let fields: [UInt8: Int] = [
    UInt8(ascii: "d"): 8, UInt8(ascii: "H"): 2, UInt8(ascii: "h"): 2, UInt8(ascii: "m"): 2,
    UInt8(ascii: "s"): 2, UInt8(ascii: "f"): 7, UInt8(ascii: "F"): 7,
  ]

  private static func write(
    _ part: TimeFormat.Part,
    _ magnitude: UInt64,
    to builder: inout StringBuilder
  ) {
    let days = Int(magnitude / UInt64(Ticks.day))
    let time = Int64(magnitude % UInt64(Ticks.day))
    switch part {
    case .text(let byte): builder.write(byte: byte)
    case .field(let letter, let width):
      switch letter {
      case UInt8(ascii: "d"): TimeFormat.pad(days, width, to: &builder)
      case UInt8(ascii: "H"), UInt8(ascii: "h"):
        TimeFormat.pad(Int(time / Ticks.hour), width, to: &builder)
      case UInt8(ascii: "m"): TimeFormat.pad(Int(time / Ticks.minute % 60), width, to: &builder)
      case UInt8(ascii: "s"): TimeFormat.pad(Int(time / Ticks.second % 60), width, to: &builder)
      default:
        TimeFormat.fraction(time, width, trims: letter == UInt8(ascii: "F"), to: &builder)
      }
    }
  }
}
