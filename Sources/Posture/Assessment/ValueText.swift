import Tables

/// Values as a reader of a report sees them.
enum ValueText {
  /// The value as text; nil for null.
  static func text(_ value: ScalarValue) -> String? {
    value.isNull ? nil : text(value.asDynamic, quoted: false)
  }

  /// A value as JSON; what JSON has no form for is a string.
  private static func text(_ value: DynamicValue, quoted: Bool) -> String {
    switch value {
    case .null: return "null"
    case .bool(let value): return value ? "true" : "false"
    case .long(let value): return String(value)
    case .real(let value): return real(value, quoted: quoted)
    case .decimal(let value): return value.description
    case .string(let value): return string(value, quoted: quoted)
    case .datetime(let value): return string(Ticks.text(datetime: value), quoted: quoted)
    case .timespan(let value): return string(Ticks.text(timespan: value), quoted: quoted)
    case .guid(let value): return string(value.description, quoted: quoted)
    case .array(let values):
      return "[" + values.map { text($0, quoted: true) }.joined(separator: ", ") + "]"
    case .bag(let entries):
      let parts = entries.map { string($0.key, quoted: true) + ": " + text($0.value, quoted: true) }
      return "{" + parts.joined(separator: ", ") + "}"
    }
  }

  private static func real(_ value: Double, quoted: Bool) -> String {
    if value.isFinite, value == value.rounded(), value.magnitude < 1e15 {
      return String(Int(value))
    }
    return string("\(value)", quoted: quoted && !value.isFinite)
  }

  private static func string(_ value: String, quoted: Bool) -> String {
    guard quoted else { return value }
    var out = "\""
    for scalar in value.unicodeScalars {
      switch scalar {
      case "\"": out += "\\\""
      case "\\": out += "\\\\"
      case "\n": out += "\\n"
      case "\t": out += "\\t"
      case "\r": out += "\\r"
      default:
        if scalar.value < 0x20 {
          let digits = String(scalar.value, radix: 16)
          out += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
        } else {
          out.unicodeScalars.append(scalar)
        }
      }
    }
    return out + "\""
  }
}
