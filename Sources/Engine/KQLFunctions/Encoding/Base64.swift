import KQLPlan
import Tables

/// Base64 (RFC 4648, section 4).
enum Base64 {
  private static let alphabet = Array(
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8
  )

  /// Writes bytes as Base64 with padding.
  static func encode(_ bytes: Span<UInt8>, to builder: inout StringBuilder) {
    var index = 0
    while index < bytes.count {
      let rest = min(bytes.count - index, 3)
      var group = UInt32(bytes[index]) << 16
      if rest > 1 { group |= UInt32(bytes[index + 1]) << 8 }
      if rest > 2 { group |= UInt32(bytes[index + 2]) }
      for place in 0..<4 {
        let letter = alphabet[Int(group >> UInt32(18 - 6 * place)) & 63]
        builder.write(byte: place <= rest ? letter : UInt8(ascii: "="))
      }
      index += 3
    }
  }

  /// The bytes of a text; nil when it is no Base64.
  static func decode(_ text: Span<UInt8>) -> ContiguousArray<UInt8>? {
    var end = text.count
    while end > 0, text.count - end < 2, text[end - 1] == UInt8(ascii: "=") { end -= 1 }
    guard text.count.isMultiple(of: 4) else { return nil }
    var out = ContiguousArray<UInt8>()
    out.reserveCapacity(end * 3 / 4)
    var group: UInt32 = 0
    var bits: UInt32 = 0
    for index in 0..<end {
      guard let value = value(text[index]) else { return nil }
      group = group << 6 | value
      bits += 6
      if bits >= 8 {
        bits -= 8
        out.append(UInt8(truncatingIfNeeded: group >> bits))
      }
    }
    return out
  }

  private static func value(_ byte: UInt8) -> UInt32? {
    switch byte {
    case 0x41...0x5A: UInt32(byte) - 0x41
    case 0x61...0x7A: UInt32(byte) - 0x61 + 26
    case 0x30...0x39: UInt32(byte) - 0x30 + 52
    case UInt8(ascii: "+"): 62
    case UInt8(ascii: "/"): 63
    default: nil
    }
  }

  /// Whether bytes are valid UTF-8.
  static func isUTF8(_ bytes: ContiguousArray<UInt8>) -> Bool {
    String(validating: bytes, as: UTF8.self) != nil
  }
}

/// `base64_encode_tostring(text)`.
enum Base64EncodeToString: ScalarFunction {
  static let name = "base64_encode_tostring"
  static let aliases = ["base64_encodestring"]
  static let summary = "A text's UTF-8 bytes as Base64."
  static let examples = [Example("print base64_encode_tostring('Kusto')", prints: "S3VzdG8=")]
  static var overloads: [Overload] {
    [
      Overload([.string], returns: .string) { a, _, _ in
        .string(a[0].strings.mapStrings { Base64.encode($0, to: &$1) })
      }
    ]
  }
}

/// `base64_decode_tostring(text)`.
enum Base64DecodeToString: ScalarFunction {
  static let name = "base64_decode_tostring"
  static let aliases = ["base64_decodestring"]
  static let summary = "The text behind Base64; empty when it is not UTF-8."
  static let examples = [Example("print base64_decode_tostring('S3VzdG8=')", prints: "Kusto")]
  static var overloads: [Overload] {
    [
      Overload([.string], returns: .string) { a, _, _ in
        .string(
          a[0].strings.mapStrings { text, builder in
            guard let bytes = Base64.decode(text), Base64.isUTF8(bytes) else { return }
            builder.write(utf8: bytes.span)
          }
        )
      }
    ]
  }
}

/// `base64_decode_toarray(text)`.
enum Base64DecodeToArray: ScalarFunction {
  static let name = "base64_decode_toarray"
  static let summary = "The bytes behind Base64, as an array of numbers."
  static let examples = [
    Example("print base64_decode_toarray('S3VzdG8=')", prints: "[75,117,115,116,111]")
  ]
  static var overloads: [Overload] {
    [
      Overload([.string], returns: .dynamic) { a, n, _ in
        Rows.dynamics(a, n) { row, builder in
          guard let bytes = a[0].strings.withBytes(row, Base64.decode) else { return }
          builder.array { out in
            for byte in bytes { DynamicEncoding.append(.long, UInt64(byte), to: &out) }
            return bytes.count
          }
        }
      }
    ]
  }
}

/// `base64_encode_fromarray(bytes)`.
enum Base64EncodeFromArray: ScalarFunction {
  static let name = "base64_encode_fromarray"
  static let summary = "An array of bytes as Base64."
  static let examples = [
    Example("print base64_encode_fromarray(dynamic([75, 117, 115, 116, 111]))", prints: "S3VzdG8=")
  ]
  static var overloads: [Overload] {
    [
      Overload([.dynamic], returns: .string) { a, n, _ in
        Rows.strings(a, n) { row, builder in
          guard case .array(let items) = a[0].dynamics[row] else { return }
          var bytes = ContiguousArray<UInt8>()
          for item in items {
            guard case .long(let value) = item, let byte = UInt8(exactly: value) else { return }
            bytes.append(byte)
          }
          Base64.encode(bytes.span, to: &builder)
        }
      }
    ]
  }
}

/// `base64_decode_toguid(text)`.
enum Base64DecodeToGUID: ScalarFunction {
  static let name = "base64_decode_toguid"
  static let summary = "The guid behind Base64."
  static let examples = [
    Example(
      "print base64_decode_toguid(base64_encode_fromguid(toguid("
        + "'ae3133f2-6e22-49ae-b06a-16e6a9b212eb')))",
      prints: "ae3133f2-6e22-49ae-b06a-16e6a9b212eb"
    )
  ]
  static var overloads: [Overload] {
    [
      Overload([.string], returns: .guid) { a, _, _ in
        .guid(
          a[0].strings.compactMap(nullValue: GUID(high: 0, low: 0)) { text in
            guard let bytes = Base64.decode(text), bytes.count == 16 else { return nil }
            return GUIDBytes.guid(bytes)
          }
        )
      }
    ]
  }
}

/// `base64_encode_fromguid(guid)`.
enum Base64EncodeFromGUID: ScalarFunction {
  static let name = "base64_encode_fromguid"
  static let summary = "A guid's bytes as Base64."
  static let examples = [
    Example(
      "print base64_encode_fromguid(toguid('ae3133f2-6e22-49ae-b06a-16e6a9b212eb'))",
      prints: "8jMxriJurkmwahbmqbIS6w=="
    )
  ]
  static var overloads: [Overload] {
    [
      Overload([.guid], returns: .string) { a, n, _ in
        Rows.strings(a, n) { row, builder in
          guard let guid = a[0].guids[row] else { return }
          let bytes = GUIDBytes.bytes(guid)
          Base64.encode(bytes.span, to: &builder)
        }
      }
    ]
  }
}

/// The byte order of guids in .NET: the first three groups are little-endian.
enum GUIDBytes {
  private static let order = [3, 2, 1, 0, 5, 4, 7, 6, 8, 9, 10, 11, 12, 13, 14, 15]

  static func bytes(_ guid: GUID) -> ContiguousArray<UInt8> {
    let value = UInt128(guid.high) << 64 | UInt128(guid.low)
    return ContiguousArray(
      order.map { UInt8(truncatingIfNeeded: value >> UInt128(8 * (15 - $0))) }
    )
  }

  static func guid(_ bytes: ContiguousArray<UInt8>) -> GUID {
    var value: UInt128 = 0
    for (index, place) in order.enumerated() {
      value |= UInt128(bytes[index]) << UInt128(8 * (15 - place))
    }
    return GUID(high: UInt64(value >> 64), low: UInt64(truncatingIfNeeded: value))
  }
}
