import KQLPlan
import Tables

/// Percent-encoding (RFC 3986) in the two dialects of the language.
enum PercentEncoding {
  /// Writes a text; all but letters, digits and `plain` become `%xx`.
  static func encode(
    _ text: Span<UInt8>,
    plain: String,
    spaceAsPlus: Bool,
    to builder: inout StringBuilder
  ) {
    for index in 0..<text.count {
      let byte = text[index]
      if Terms.isAlphanumeric(byte) || plain.utf8.contains(byte) {
        builder.write(byte: byte)
      } else if spaceAsPlus, byte == 0x20 {
        builder.write(byte: UInt8(ascii: "+"))
      } else {
        builder.write(byte: UInt8(ascii: "%"))
        builder.write(byte: digits[Int(byte >> 4)])
        builder.write(byte: digits[Int(byte & 15)])
      }
    }
  }

  private static let digits = Array("0123456789abcdef".utf8)

  /// The bytes behind an encoded text.
  static func decode(_ text: Span<UInt8>, plusAsSpace: Bool = true) -> ContiguousArray<UInt8> {
    var out = ContiguousArray<UInt8>()
    var index = 0
    while index < text.count {
      let byte = text[index]
      if byte == UInt8(ascii: "%"), index + 2 < text.count, let high = hexValue(text[index + 1]),
        let low = hexValue(text[index + 2])
      {
        out.append(high << 4 | low)
        index += 3
        continue
      }
      out.append(plusAsSpace && byte == UInt8(ascii: "+") ? 0x20 : byte)
      index += 1
    }
    return out
  }

  /// The text behind an encoded text; broken UTF-8 is repaired.
  static func text(_ text: Span<UInt8>) -> String {
    String(decoding: decode(text), as: UTF8.self)
  }
}

/// `url_encode(text)`.
enum URLEncode: ScalarFunction {
  static let name = "url_encode"
  static let summary = "A text for a form in a URL: a space becomes `+`."
  static let examples = [Example("print url_encode('a b/c')", prints: "a+b%2fc")]
  static var overloads: [Overload] {
    [
      Overload([.string], returns: .string) { a, _, _ in
        .string(
          a[0].strings.mapStrings { text, builder in
            PercentEncoding.encode(
              text,
              plain: "-_.!*()",
              spaceAsPlus: true,
              to: &builder
            )
          }
        )
      }
    ]
  }
}

/// `url_encode_component(text)`.
enum URLEncodeComponent: ScalarFunction {
  static let name = "url_encode_component"
  static let summary = "A text for a part of a URL: a space becomes `%20`."
  static let examples = [Example("print url_encode_component('a b/c')", prints: "a%20b%2fc")]
  static var overloads: [Overload] {
    [
      Overload([.string], returns: .string) { a, _, _ in
        .string(
          a[0].strings.mapStrings { text, builder in
            PercentEncoding.encode(
              text,
              plain: "-_.~",
              spaceAsPlus: false,
              to: &builder
            )
          }
        )
      }
    ]
  }
}

/// `url_decode(text)`.
enum URLDecode: ScalarFunction {
  static let name = "url_decode"
  static let summary = "The text behind a URL-encoded text."
  static let examples = [Example("print url_decode('hello%20world')", prints: "hello world")]
  static var overloads: [Overload] {
    [
      Overload([.string], returns: .string) { a, _, _ in
        .string(
          a[0].strings.mapStrings { text, builder in builder.write(PercentEncoding.text(text)) }
        )
      }
    ]
  }
}
