/// Where evidence stands, as SARIF says it: the input file, and the JSON pointer in it.
enum SARIFLocation {
  /// The location of an origin `file#/json/pointer`.
  static func encode(_ origin: String, object: String) -> JSONValue {
    let parts = origin.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false)
    let path = parts.first.map(String.init) ?? origin
    let pointer = parts.count > 1 ? String(parts[1]) : nil
    return .members(
      (
        "physicalLocation",
        path.isEmpty
          ? nil
          : .members(("artifactLocation", .members(("uri", .string(uri(path))))))
      ),
      ("logicalLocations", .array([logical(object, pointer: pointer)]))
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
