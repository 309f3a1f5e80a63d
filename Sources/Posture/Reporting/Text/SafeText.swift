/// Making text harmless that an export brought along: names there are chosen by anybody.
///
/// All of it works on Unicode scalars: a quotation mark followed by a combining mark is one
/// `Character` that equals neither, and still ends an attribute.
enum SafeText {
  /// The text with characters that mark-up languages do not allow shown as symbols.
  static func visible(_ text: String) -> String {
    guard text.unicodeScalars.contains(where: { symbol(for: $0) != nil }) else { return text }
    var out = String.UnicodeScalarView()
    for scalar in text.unicodeScalars { out.append(symbol(for: scalar) ?? scalar) }
    return String(out)
  }

  /// The text for HTML and XML, in an element or in a quoted attribute.
  static func escaped(_ text: String) -> String {
    if text.utf8.allSatisfy(isPlain) { return text }
    var out = ""
    out.reserveCapacity(text.utf8.count + 16)
    // Runs of plain bytes are copied whole; only what is between them is looked at by scalar.
    var rest = text.unicodeScalars[...]
    while !rest.isEmpty {
      let plain = text.utf8[rest.startIndex...].prefix(while: isPlain)
      out += text[plain.startIndex..<plain.endIndex]
      rest = rest[plain.endIndex...]
      guard let scalar = rest.popFirst() else { break }
      if let replacement = replacement(for: scalar) {
        out += replacement
      } else {
        out.unicodeScalars.append(scalar)
      }
    }
    return out
  }

  /// The text on one line.
  static func oneLine(_ text: String) -> String {
    var out = String.UnicodeScalarView()
    var pending = false
    for scalar in text.unicodeScalars {
      if scalar.properties.isWhitespace {
        pending = !out.isEmpty
      } else {
        if pending { out.append(" ") }
        pending = false
        out.append(symbol(for: scalar) ?? scalar)
      }
    }
    return String(out)
  }

  /// At most so many scalars of the text, with what was cut told.
  static func clipped(_ text: String, to limit: Int) -> String {
    guard text.utf8.count > limit else { return text }
    let scalars = text.unicodeScalars
    guard let end = scalars.index(scalars.startIndex, offsetBy: limit, limitedBy: scalars.endIndex),
      end < scalars.endIndex
    else { return text }
    return String(scalars[..<end]) + "… (\(scalars.count) characters)"
  }

  /// Whether a byte stands for itself everywhere: printable ASCII without mark-up, and line feeds.
  private static func isPlain(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "&"), UInt8(ascii: "<"), UInt8(ascii: ">"): false
    case UInt8(ascii: "\""), UInt8(ascii: "'"): false
    case 0x20..<0x7F, 0x0A: true
    default: false
    }
  }

  private static func replacement(for scalar: Unicode.Scalar) -> String? {
    switch scalar {
    case "&": "&amp;"
    case "<": "&lt;"
    case ">": "&gt;"
    case "\"": "&quot;"
    case "'": "&#39;"
    case "\r": " "
    default: symbol(for: scalar).map { String(Character($0)) }
    }
  }

  /// What stands for a scalar that is not shown or not allowed; nil for all others.
  private static func symbol(for scalar: Unicode.Scalar) -> Unicode.Scalar? {
    switch scalar.value {
    case 0x09, 0x0A, 0x0D: nil
    case 0x00..<0x20: Unicode.Scalar(0x2400 + scalar.value)
    case 0x7F: "\u{2421}"
    case 0x80...0x9F, 0xFFFE, 0xFFFF: "\u{FFFD}"
    case 0xFDD0...0xFDEF: "\u{FFFD}"
    case let value where value > 0xFFFF && value & 0xFFFE == 0xFFFE: "\u{FFFD}"
    default: nil
    }
  }
}
