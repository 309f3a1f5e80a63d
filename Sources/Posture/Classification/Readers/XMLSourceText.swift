import Documents

/// What the text of an XML file says about itself, apart from its elements.
struct XMLSourceText {
  private let utf8: ContiguousArray<UInt8>
  private let encoding: DocumentEncoding

  init(_ utf8: ContiguousArray<UInt8>, encoding: DocumentEncoding) {
    self.utf8 = utf8
    self.encoding = encoding
  }

  /// The encoding that the declaration names, in lower case.
  var declared: String? {
    let head = String(decoding: utf8.prefix(200), as: UTF8.self)
    guard head.hasPrefix("<?xml"), let end = head.firstRange(of: "?>"),
      let key = head.firstRange(of: "encoding"), key.lowerBound < end.lowerBound
    else { return nil }
    let rest = head[key.upperBound..<end.lowerBound].drop { $0 == " " || $0 == "=" }
    guard let quote = rest.first, quote == "\"" || quote == "'" else { return nil }
    return rest.dropFirst().prefix { $0 != quote }.lowercased()
  }

  /// Why the declaration cannot be true; nil when it can.
  var encodingProblem: String? {
    guard let declared else { return nil }
    let saysUTF16 = declared.hasPrefix("utf-16") || declared == "unicode"
    switch (saysUTF16, encoding) {
    case (true, .utf8): return "the XML declares '\(declared)' and is stored as UTF-8"
    case (false, .utf16LittleEndian), (false, .utf16BigEndian):
      return "the XML declares '\(declared)' and is stored as UTF-16"
    default: return nil
    }
  }

  /// The text with a mark that tells it is UTF-8, whatever it declares.
  var marked: ContiguousArray<UInt8> { [0xEF, 0xBB, 0xBF] + utf8 }

  /// Whether a document type or an entity is declared anywhere.
  var hasDocumentType: Bool { contains("<!DOCTYPE") || contains("<!ENTITY") }

  /// How many bytes the text has as UTF-16.
  var utf16Size: Int {
    utf8.reduce(0) { size, byte in
      switch byte {
      case 0x80..<0xC0: size
      case 0xF0...: size + 4
      default: size + 2
      }
    }
  }

  private func contains(_ word: String) -> Bool {
    let wanted = Array(word.utf8)
    guard utf8.count >= wanted.count else { return false }
    return utf8.indices.dropLast(wanted.count - 1).contains { start in
      utf8[start] == wanted[0] && utf8[start..<start + wanted.count].elementsEqual(wanted)
    }
  }
}
