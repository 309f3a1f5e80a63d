public import Tables

/// Writes values as JSON text, the way results are exchanged: datetimes in ISO 8601, timespans as
/// `d.hh:mm:ss.fffffff`, decimals and guids as text, dynamics as JSON.
public struct JSONText: Sendable {
  /// The text so far, UTF-8.
  public private(set) var bytes: [UInt8] = []

  /// Creates an empty text.
  public init() {}

  /// The text as a string.
  public var text: String { String(decoding: bytes, as: UTF8.self) }

  /// Appends text as it is.
  public mutating func raw(_ text: String) { bytes.append(contentsOf: text.utf8) }

  /// Appends a string with quotes and escapes.
  public mutating func string(_ text: some StringProtocol) {
    bytes.append(UInt8(ascii: "\""))
    for byte in text.utf8 { escaped(byte) }
    bytes.append(UInt8(ascii: "\""))
  }

  /// Appends one row of a column.
  public mutating func value(_ value: ScalarValue) {
    switch value {
    case .null: raw("null")
    case .bool(let value): raw(value ? "true" : "false")
    case .int(let value): raw(String(value))
    case .long(let value): raw(String(value))
    case .real(let value): real(value)
    case .decimal(let value): string(value.description)
    case .string(let value): string(value)
    case .datetime(let value): string(JSONText.shortened(Ticks.text(datetime: value)))
    case .timespan(let value): string(Ticks.text(timespan: value))
    case .guid(let value): string(value.description)
    case .dynamic(let value): raw(DynamicJSON.text(value))
    }
  }

  private mutating func real(_ value: Double) {
    if value.isNaN {
      raw("\"NaN\"")
    } else if value.isInfinite {
      raw(value < 0 ? "\"-Infinity\"" : "\"Infinity\"")
    } else {
      raw(value.description)
    }
  }

  private mutating func escaped(_ byte: UInt8) {
    switch byte {
    case UInt8(ascii: "\""): raw("\\\"")
    case UInt8(ascii: "\\"): raw("\\\\")
    case 0x0A: raw("\\n")
    case 0x0D: raw("\\r")
    case 0x09: raw("\\t")
    case 0..<0x20, 0x7F:
      let digits = Array("0123456789abcdef".utf8)
      raw("\\u00")
      bytes.append(digits[Int(byte >> 4)])
      bytes.append(digits[Int(byte & 15)])
    default: bytes.append(byte)
    }
  }

  /// A datetime without the zeros at the end of its fraction.
  private static func shortened(_ text: String) -> String {
    var rest = text.dropLast()
    while rest.last == "0" { rest = rest.dropLast() }
    if rest.last == "." { rest = rest.dropLast() }
    return rest + "Z"
  }
}
