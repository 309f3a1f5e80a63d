import Documents

/// Bytes of a text file as text.
enum PlainText {
  /// The text, UTF-8 or UTF-16, else of the Western code page; nil for what is no text.
  static func text(_ bytes: [UInt8]) -> String? {
    let (encoding, mark) = DocumentEncoding.sniff(bytes.span)
    if encoding != .utf8 {
      if mark == 0, !isMostlyLatin(bytes, encoding) { return nil }
      guard let utf8 = try? DocumentEncoding.utf8(from: bytes.span, named: "text") else {
        return nil
      }
      return String(decoding: utf8, as: UTF8.self)
    }
    let content = bytes[mark...]
    guard !content.prefix(65_536).contains(0) else { return nil }
    return String(validating: content, as: UTF8.self) ?? western(content)
  }

  /// Whether bytes without a mark are UTF-16 after all: in most texts one byte of two is zero often.
  private static func isMostlyLatin(_ bytes: [UInt8], _ encoding: DocumentEncoding) -> Bool {
    let offset = encoding == .utf16BigEndian ? 0 : 1
    let high = stride(from: offset, to: min(bytes.count, 4096), by: 2)
    let zeros = high.reduce(0) { $0 + (bytes[$1] == 0 ? 1 : 0) }
    return zeros * 4 >= 3 * (min(bytes.count, 4096) / 2)
  }

  /// What Windows-1252 has where Latin-1 has control characters.
  private static let special: [UInt32] = [
    0x20AC, 0x81, 0x201A, 0x192, 0x201E, 0x2026, 0x2020, 0x2021, 0x2C6, 0x2030, 0x160, 0x2039,
    0x152,
    0x8D, 0x17D, 0x8F, 0x90, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x2DC, 0x2122,
    0x161, 0x203A, 0x153, 0x9D, 0x17E, 0x178,
  ]

  /// The text of bytes of Windows-1252.
  static func western(_ bytes: some Sequence<UInt8>) -> String {
    var text = String.UnicodeScalarView()
    for byte in bytes {
      let value = (0x80...0x9F).contains(byte) ? special[Int(byte) - 0x80] : UInt32(byte)
      text.append(Unicode.Scalar(value) ?? "\u{FFFD}")
    }
    return String(text)
  }
}
