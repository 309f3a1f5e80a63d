/// The encodings of electronic mail.
enum MailEncoding {
  /// The bytes of a body that is written in base64 or quoted-printable.
  static func decoded(_ body: ArraySlice<UInt8>, _ encoding: String?) -> [UInt8] {
    switch encoding?.lowercased() {
    case "base64": base64(body)
    case "quoted-printable": quotedPrintable(body, isHeader: false)
    default: Array(body)
    }
  }

  /// The text of bytes in an encoding that a part names.
  static func text(_ bytes: [UInt8], charset: String?) -> String {
    switch charset?.lowercased() {
    case "iso-8859-1", "windows-1252", "iso-8859-15", "latin1": return PlainText.western(bytes)
    default: return PlainText.text(bytes) ?? String(decoding: bytes, as: UTF8.self)
    }
  }

  /// The text of a header with encoded words (`=?utf-8?q?...?=`).
  static func words(_ header: String) -> String {
    var output = ""
    var rest = Substring(header)
    while let start = rest.firstRange(of: "=?") {
      let parts = rest[start.upperBound...].split(
        separator: "?",
        maxSplits: 3,
        omittingEmptySubsequences: false
      )
      guard parts.count == 4, parts[3].hasPrefix("=") else { break }
      output += rest[..<start.lowerBound]
      let bytes = Array(parts[2].utf8)
      let content =
        parts[1].lowercased() == "b"
        ? base64(bytes[...]) : quotedPrintable(bytes[...], isHeader: true)
      output += text(content, charset: String(parts[0]))
      rest = parts[3].dropFirst()
      // Blanks between encoded words do not count.
      let next = rest.drop(while: \.isWhitespace)
      if next.hasPrefix("=?") { rest = next }
    }
    return output + rest
  }

  static func base64(_ text: ArraySlice<UInt8>) -> [UInt8] {
    var output: [UInt8] = []
    output.reserveCapacity(text.count / 4 * 3)
    var bits: UInt32 = 0
    var count = 0
    for byte in text {
      let value: UInt32
      switch byte {
      case 0x41...0x5A: value = UInt32(byte) - 0x41
      case 0x61...0x7A: value = UInt32(byte) - 0x61 + 26
      case 0x30...0x39: value = UInt32(byte) - 0x30 + 52
      case 0x2B: value = 62
      case 0x2F: value = 63
      case 0x3D: return output
      default: continue
      }
      bits = bits << 6 | value
      count += 6
      if count >= 8 {
        count -= 8
        output.append(UInt8(truncatingIfNeeded: bits >> UInt32(count)))
        bits &= (1 << UInt32(count)) - 1
      }
    }
    return output
  }

  static func quotedPrintable(_ text: ArraySlice<UInt8>, isHeader: Bool) -> [UInt8] {
    var output: [UInt8] = []
    var index = text.startIndex
    while index < text.endIndex {
      let byte = text[index]
      index += 1
      if isHeader, byte == 0x5F {
        output.append(0x20)
        continue
      }
      guard byte == 0x3D else {
        output.append(byte)
        continue
      }
      // An equals sign at the end of a line joins it with the next.
      if index < text.endIndex, text[index] == 0x0A {
        index += 1
      } else if index + 1 < text.endIndex, text[index] == 0x0D, text[index + 1] == 0x0A {
        index += 2
      } else if index + 1 < text.endIndex, let high = hexadecimal(text[index]),
        let low = hexadecimal(text[index + 1])
      {
        output.append(high << 4 | low)
        index += 2
      } else {
        output.append(byte)
      }
    }
    return output
  }

  private static func hexadecimal(_ byte: UInt8) -> UInt8? {
    switch byte {
    case 0x30...0x39: byte - 0x30
    case 0x41...0x46: byte - 0x37
    case 0x61...0x66: byte - 0x57
    default: nil
    }
  }
}
