import KQLPlan
import Tables

/// `unicode_codepoints_from_string(text)`.
enum CodePointsFromString: ScalarFunction {
  static let name = "unicode_codepoints_from_string"
  static let aliases = ["to_utf8"]
  static let summary = "The code points of a text, as an array of numbers."
  static let examples = [Example("print unicode_codepoints_from_string('aé')", prints: "[97,233]")]
  static var overloads: [Overload] {
    [
      Overload([.any], returns: .dynamic) { a, n, _ in
        let texts = a[0].texts
        return Rows.dynamics(a, n) { row, builder in
          texts.withBytes(row) { text in
            let start = DynamicEncoding.beginContainer(.array, to: &builder.bytes)
            var index = 0
            var count = 0
            while index < text.count {
              let (scalar, length) = UTF8Scalars.decode(text, at: index)
              DynamicEncoding.append(.long, UInt64(scalar.value), to: &builder.bytes)
              index += length
              count += 1
            }
            DynamicEncoding.endContainer(at: start, count: count, in: &builder.bytes)
          }
        }
      }
    ]
  }
}

/// `unicode_codepoints_to_string(numbers...)`.
enum CodePointsToString: ScalarFunction {
  static let name = "unicode_codepoints_to_string"
  static let aliases = ["make_string"]
  static let summary = "The text of code points, given as numbers or arrays of numbers."
  static let examples = [
    Example("print unicode_codepoints_to_string(75, 117, 115, 116, 111)", prints: "Kusto"),
    Example("print make_string(dynamic([75, 81]), 76)", prints: "KQL"),
  ]
  static var overloads: [Overload] {
    [
      Overload([.any, .any], variadic: true, returns: .string) { a, n, _ in
        Rows.strings(a, n) { row, builder in
          for column in a {
            for code in codes(column, row) {
              guard let scalar = UInt32(exactly: code).flatMap(Unicode.Scalar.init) else {
                continue
              }
              builder.write(String(Character(scalar)))
            }
          }
        }
      }
    ]
  }

  private static func codes(_ column: Column, _ row: Int) -> [Int64] {
    let value = column.value(at: row).asDynamic
    if case .array(let items) = value { return items.compactMap { Conversions.long($0) } }
    return Conversions.long(value).map { [$0] } ?? []
  }
}

/// `isascii(text)`.
enum IsASCII: ScalarFunction {
  static let name = "isascii"
  static let summary = "Whether a text has ASCII characters only."
  static let examples = [Example("print isascii('é')", prints: "False")]
  static var overloads: [Overload] {
    [
      Overload([.any], returns: .bool) { a, _, _ in .bool(a[0].texts.map { Bytes.isASCII($0) }) }
    ]
  }
}

/// `isutf8(text)`.
enum IsUTF8: ScalarFunction {
  static let name = "isutf8"
  static let summary = "Whether a text is valid UTF-8."
  static let examples = [Example("print isutf8('é')", prints: "True")]
  static var overloads: [Overload] {
    [
      Overload([.any], returns: .bool) { a, _, _ in
        .bool(
          a[0].texts.map { text in
            unsafe text.withUnsafeBufferPointer { unsafe String(validating: $0, as: UTF8.self) }
              != nil
          }
        )
      }
    ]
  }
}
