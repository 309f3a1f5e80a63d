/// The text that a page shows.
enum HTMLText {
  /// Elements that begin a new line.
  private static let blocks: Set<String> = [
    "p", "div", "br", "tr", "li", "ul", "ol", "table", "h1", "h2", "h3", "h4", "h5", "h6",
    "section",
    "article", "header", "footer", "blockquote", "pre", "hr", "dt", "dd", "title", "option",
  ]
  /// Elements that show nothing of what is in them.
  private static let hidden: Set<String> = ["script", "style", "template", "noscript"]

  /// Whether a text begins as a page does.
  static func looksLike(_ text: String) -> Bool {
    let start = text.prefix(512).drop(while: \.isWhitespace).lowercased()
    return start.hasPrefix("<!doctype html") || start.hasPrefix("<html")
  }

  /// The text without tags, with character references resolved.
  static func text(of page: String) -> String {
    let bytes = Array(page.utf8)
    var output: [UInt8] = []
    var index = 0
    while index < bytes.count {
      switch bytes[index] {
      case UInt8(ascii: "<"): index = skipTag(bytes, index, &output)
      case UInt8(ascii: "&"): index = appendReference(bytes, index, &output)
      default:
        output.append(bytes[index])
        index += 1
      }
    }
    return String(decoding: output, as: UTF8.self)
  }

  private static func skipTag(_ bytes: [UInt8], _ start: Int, _ output: inout [UInt8]) -> Int {
    if bytes[start...].starts(with: "<!--".utf8) {
      return find(Array("-->".utf8), bytes, start + 4) ?? bytes.count
    }
    var index = start + 1
    let isEnd = index < bytes.count && bytes[index] == UInt8(ascii: "/")
    if isEnd { index += 1 }
    let nameStart = index
    while index < bytes.count, isNameByte(bytes[index]) { index += 1 }
    let name = String(decoding: bytes[nameStart..<index], as: UTF8.self).lowercased()
    guard !name.isEmpty || index < bytes.count && [0x21, 0x3F].contains(bytes[index]) else {
      // A lone sign is text.
      output.append(bytes[start])
      return start + 1
    }
    guard let end = endOfTag(bytes, index) else { return bytes.count }
    if blocks.contains(name) { output.append(0x0A) }
    if name == "td" || name == "th" { output.append(0x20) }
    guard !isEnd, hidden.contains(name) else { return end }
    return find(Array("</\(name)".utf8), bytes, end).flatMap { endOfTag(bytes, $0) } ?? bytes.count
  }

  private static func isNameByte(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x3A: true
    default: false
    }
  }

  /// The place behind the sign that closes a tag; signs in quotes do not.
  private static func endOfTag(_ bytes: [UInt8], _ start: Int) -> Int? {
    var quote: UInt8?
    var index = start
    while index < bytes.count {
      let byte = bytes[index]
      index += 1
      if let open = quote {
        if byte == open { quote = nil }
      } else if byte == 0x22 || byte == 0x27 {
        quote = byte
      } else if byte == UInt8(ascii: ">") {
        return index
      }
    }
    return nil
  }

  /// The place behind a text of lower letters, whatever its case.
  private static func find(_ text: [UInt8], _ bytes: [UInt8], _ start: Int) -> Int? {
    var index = start
    while index + text.count <= bytes.count {
      var length = 0
      while length < text.count, lower(bytes[index + length]) == text[length] { length += 1 }
      if length == text.count { return index + length }
      index += 1
    }
    return nil
  }

  private static func lower(_ byte: UInt8) -> UInt8 {
    (0x41...0x5A).contains(byte) ? byte + 32 : byte
  }

  private static let named: [String: UInt32] = [
    "amp": 0x26, "lt": 0x3C, "gt": 0x3E, "quot": 0x22, "apos": 0x27, "nbsp": 0x20, "shy": 0xAD,
    "ndash": 0x2013, "mdash": 0x2014, "hellip": 0x2026, "euro": 0x20AC, "copy": 0xA9, "reg": 0xAE,
    "auml": 0xE4, "ouml": 0xF6, "uuml": 0xFC, "Auml": 0xC4, "Ouml": 0xD6, "Uuml": 0xDC,
    "szlig": 0xDF,
    "eacute": 0xE9, "egrave": 0xE8, "ecirc": 0xEA, "agrave": 0xE0, "aacute": 0xE1, "acirc": 0xE2,
    "ccedil": 0xE7, "iacute": 0xED, "oacute": 0xF3, "uacute": 0xFA, "ntilde": 0xF1, "atilde": 0xE3,
    "otilde": 0xF5, "ocirc": 0xF4, "aring": 0xE5, "oslash": 0xF8, "aelig": 0xE6, "lsquo": 0x2018,
    "rsquo": 0x2019, "ldquo": 0x201C, "rdquo": 0x201D, "bull": 0x2022,
  ]

  private static func appendReference(
    _ bytes: [UInt8],
    _ start: Int,
    _ output: inout [UInt8]
  ) -> Int {
    var end = start + 1
    while end < bytes.count, end - start < 12, bytes[end] != UInt8(ascii: ";") { end += 1 }
    let name = String(decoding: bytes[start + 1..<min(end, bytes.count)], as: UTF8.self)
    let value: UInt32? =
      if name.hasPrefix("#x") || name.hasPrefix("#X") {
        UInt32(name.dropFirst(2), radix: 16)
      } else if name.hasPrefix("#") {
        UInt32(name.dropFirst())
      } else {
        named[name]
      }
    guard end < bytes.count, bytes[end] == UInt8(ascii: ";"), let value,
      let scalar = Unicode.Scalar(value), value != 0
    else {
      output.append(bytes[start])
      return start + 1
    }
    output += Array(String(Character(scalar)).utf8)
    return end + 1
  }
}
