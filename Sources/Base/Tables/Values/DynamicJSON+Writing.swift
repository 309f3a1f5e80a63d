/// Dynamic values as JSON text.
public enum DynamicJSON {
  /// Values nested deeper than this are no JSON, so that hostile input cannot exhaust the stack.
  public static let depthLimit = 400

  /// Appends a value's compact JSON; `null` for a row without bytes.
  public static func write(
    _ bytes: ContiguousArray<UInt8>,
    _ range: ByteRange,
    into out: inout ContiguousArray<UInt8>
  ) {
    write(bytes, range, into: &out, sortsKeys: false, depth: 0)
  }

  /// Appends a value's compact JSON with the properties of every bag in ordinal order.
  public static func writeSorted(
    _ bytes: ContiguousArray<UInt8>,
    _ range: ByteRange,
    into out: inout ContiguousArray<UInt8>
  ) {
    write(bytes, range, into: &out, sortsKeys: true, depth: 0)
  }

  /// A value's compact JSON.
  public static func text(_ bytes: ContiguousArray<UInt8>, _ range: ByteRange) -> String {
    var out = ContiguousArray<UInt8>()
    write(bytes, range, into: &out)
    return String(decoding: out, as: UTF8.self)
  }

  /// A value's compact JSON.
  public static func text(_ value: DynamicValue) -> String {
    var bytes = ContiguousArray<UInt8>()
    DynamicEncoding.encode(value, into: &bytes)
    return text(bytes, ByteRange(offset: 0, count: bytes.count))
  }

  private static func write(
    _ bytes: ContiguousArray<UInt8>,
    _ range: ByteRange,
    into out: inout ContiguousArray<UInt8>,
    sortsKeys: Bool,
    depth: Int
  ) {
    guard depth <= DynamicEncoding.depthLimit else {
      out.append(contentsOf: "null".utf8)
      return
    }
    switch DynamicEncoding.tag(bytes, range) {
    case .array:
      out.append(UInt8(ascii: "["))
      var isFirst = true
      DynamicEncoding.forEachElement(of: bytes, range) { item in
        if !isFirst { out.append(UInt8(ascii: ",")) }
        isFirst = false
        write(bytes, item, into: &out, sortsKeys: sortsKeys, depth: depth + 1)
      }
      out.append(UInt8(ascii: "]"))
    case .bag:
      var entries: [(key: ByteRange, value: ByteRange)] = []
      DynamicEncoding.forEachProperty(of: bytes, range) { entries.append(($0, $1)) }
      if sortsKeys {
        entries.sort { left, right in
          bytes[left.key.range].lexicographicallyPrecedes(bytes[right.key.range])
        }
      }
      out.append(UInt8(ascii: "{"))
      for (index, entry) in entries.enumerated() {
        if index > 0 { out.append(UInt8(ascii: ",")) }
        writeString(bytes.span.extracting(entry.key.range), into: &out)
        out.append(UInt8(ascii: ":"))
        write(bytes, entry.value, into: &out, sortsKeys: sortsKeys, depth: depth + 1)
      }
      out.append(UInt8(ascii: "}"))
    default: writeScalar(bytes, range, into: &out)
    }
  }

  private static func writeScalar(
    _ bytes: ContiguousArray<UInt8>,
    _ range: ByteRange,
    into out: inout ContiguousArray<UInt8>
  ) {
    let tag = DynamicEncoding.tag(bytes, range)
    switch tag {
    case .null, .array, .bag: out.append(contentsOf: "null".utf8)
    case .false: out.append(contentsOf: "false".utf8)
    case .true: out.append(contentsOf: "true".utf8)
    case .long:
      let value = Int64(bitPattern: DynamicEncoding.payload(bytes, range))
      out.append(contentsOf: String(value).utf8)
    case .real:
      let value = Double(bitPattern: DynamicEncoding.payload(bytes, range))
      if value.isFinite {
        out.append(contentsOf: RealText.text(value).utf8)
      } else {
        let name = value.isNaN ? "\"NaN\"" : value < 0 ? "\"-Infinity\"" : "\"Infinity\""
        out.append(contentsOf: name.utf8)
      }
    case .string:
      writeString(bytes.span.extracting(DynamicEncoding.text(bytes, range).range), into: &out)
    case .datetime, .timespan, .guid, .decimal:
      out.append(UInt8(ascii: "\""))
      out.append(contentsOf: plainText(bytes, range).utf8)
      out.append(UInt8(ascii: "\""))
    }
  }

  /// The text of a value that is neither array nor bag, without quotes; empty for null.
  static func plainText(_ bytes: ContiguousArray<UInt8>, _ range: ByteRange) -> String {
    switch DynamicEncoding.decode(bytes, range) {
    case .null, .array, .bag: ""
    case .bool(let value): value ? "true" : "false"
    case .long(let value): String(value)
    case .real(let value): RealText.text(value)
    case .decimal(let value): value.description
    case .string(let value): value
    case .datetime(let value): Ticks.text(datetime: value)
    case .timespan(let value): Ticks.text(timespan: value)
    case .guid(let value): value.description
    }
  }

  /// Appends a quoted and escaped string.
  public static func writeString(_ text: Span<UInt8>, into out: inout ContiguousArray<UInt8>) {
    out.append(UInt8(ascii: "\""))
    for index in 0..<text.count {
      let byte = text[index]
      switch byte {
      case UInt8(ascii: "\""): out.append(contentsOf: "\\\"".utf8)
      case UInt8(ascii: "\\"): out.append(contentsOf: "\\\\".utf8)
      case 0x08: out.append(contentsOf: "\\b".utf8)
      case 0x09: out.append(contentsOf: "\\t".utf8)
      case 0x0A: out.append(contentsOf: "\\n".utf8)
      case 0x0C: out.append(contentsOf: "\\f".utf8)
      case 0x0D: out.append(contentsOf: "\\r".utf8)
      case 0..<0x20:
        let digits = String(byte, radix: 16)
        out.append(contentsOf: (digits.count == 1 ? "\\u000" : "\\u00").utf8)
        out.append(contentsOf: digits.utf8)
      default: out.append(byte)
      }
    }
    out.append(UInt8(ascii: "\""))
  }
}
