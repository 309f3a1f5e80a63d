import Diagnostics

/// Where evidence stands, as SARIF says it: the input file, and the JSON pointer in it.
enum SARIFLocation {
  /// The location of an origin `file#/json/pointer`, and the region of the file that it takes.
  static func encode(
    _ origin: String,
    object: String,
    bytes: Range<Int>? = nil,
    position: SourcePosition? = nil
  ) -> JSONValue {
    let parts = origin.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false)
    let path = parts.first.map(String.init) ?? origin
    let pointer = parts.count > 1 ? String(parts[1]) : nil
    return .members(
      (
        "physicalLocation",
        path.isEmpty
          ? nil
          : .members(
            ("artifactLocation", .members(("uri", .string(uri(path))))),
            ("region", region(bytes, position))
          )
      ),
      ("logicalLocations", .array([logical(object, pointer: pointer)]))
    )
  }

  private static func region(_ bytes: Range<Int>?, _ position: SourcePosition?) -> JSONValue? {
    guard bytes != nil || position != nil else { return nil }
    return .members(
      ("startLine", position.map { .integer($0.line) }),
      ("startColumn", position.map { .integer($0.column) }),
      ("byteOffset", bytes.map { .integer($0.lowerBound) }),
      ("byteLength", bytes.map { .integer($0.count) })
    )
  }

  /// The location of an object of which no place in the input is known.
  static func encode(object: String) -> JSONValue {
    .members(("logicalLocations", .array([logical(object, pointer: nil)])))
  }

  private static func logical(_ object: String, pointer: String?) -> JSONValue {
    .members(
      ("name", .string(SafeText.clipped(SafeText.oneLine(object), to: 200))),
      ("fullyQualifiedName", pointer.map { .string($0) })
    )
  }

  /// A path as a relative URI reference: what is not allowed there is percent-encoded.
  static func uri(_ path: String) -> String {
    var out = ""
    for byte in path.utf8 {
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."),
        UInt8(ascii: "_"), UInt8(ascii: "~"), UInt8(ascii: "/"), UInt8(ascii: "!"):
        out.unicodeScalars.append(Unicode.Scalar(byte))
      default:
        let digits = String(byte, radix: 16, uppercase: true)
        out += digits.utf8.count == 1 ? "%0\(digits)" : "%\(digits)"
      }
    }
    return out
  }
}
