public import Diagnostics

/// Reads XML text into elements.
///
/// Nothing outside the text is read, and entities beyond the five of XML do not exist: a document
/// type is an error.
public enum XMLReader {
  /// How deep elements may stand in each other.
  public static let maximumDepth = 200
  /// How many bytes a text may have.
  public static let maximumSize = 512 << 20

  /// The root element of a text, UTF-8 or UTF-16 or in the encoding that it declares.
  public static func document(
    _ bytes: Span<UInt8>,
    named name: String
  ) throws(Diagnostic) -> XMLNode {
    guard bytes.count <= maximumSize else {
      throw Diagnostic(
        Code.xmlTooBig,
        "the XML text has \(bytes.count) bytes and may have \(maximumSize)",
        in: name
      )
    }
    let (encoding, mark) = DocumentEncoding.sniff(bytes)
    let utf8 = try DocumentEncoding.utf8(from: bytes, named: name)
    try XMLPrologue.check(utf8.span, named: name)
    // A text that was converted or has a mark is UTF-8, whatever it declares.
    let isKnown = encoding != .utf8 || mark > 0
    var builder = XMLTreeBuilder(name: name, maximumDepth: maximumDepth)
    return try builder.build(utf8, isUTF8: isKnown)
  }

  /// The root element of a string.
  public static func document(_ text: String, named name: String) throws(Diagnostic) -> XMLNode {
    try document(ContiguousArray(text.utf8).span, named: name)
  }
}

/// What stands before the root element.
private enum XMLPrologue {
  /// Refuses a text with a document type before libxml2 sees it: declarations of entities could make
  /// a small text huge.
  static func check(_ bytes: Span<UInt8>, named name: String) throws(Diagnostic) {
    var index = 0
    while true {
      while index < bytes.count, [0x20, 0x09, 0x0A, 0x0D].contains(bytes[index]) { index += 1 }
      guard index < bytes.count else {
        throw Diagnostic(Code.xmlEmpty, "the text is empty where XML should be", in: name)
      }
      guard bytes[index] == UInt8(ascii: "<") else {
        throw problem(Code.xmlSyntax, "XML begins with '<'", index, bytes, name)
      }
      if starts("<?", at: index, bytes) {
        index = end(of: "?>", from: index, bytes)
      } else if starts("<!--", at: index, bytes) {
        index = end(of: "-->", from: index + 4, bytes)
      } else if starts("<!", at: index, bytes) {
        throw problem(
          Code.xmlDocumentType,
          "document types and entities are not read",
          index,
          bytes,
          name,
          hint: "remove the '<!DOCTYPE' declaration"
        )
      } else {
        return
      }
    }
  }

  private static func starts(_ text: String, at index: Int, _ bytes: Span<UInt8>) -> Bool {
    var position = index
    for byte in text.utf8 {
      guard position < bytes.count, bytes[position] == byte else { return false }
      position += 1
    }
    return true
  }

  private static func end(of text: String, from index: Int, _ bytes: Span<UInt8>) -> Int {
    var position = index
    while position < bytes.count, !starts(text, at: position, bytes) { position += 1 }
    return min(bytes.count, position + text.utf8.count)
  }

  private static func problem(
    _ code: String,
    _ message: String,
    _ index: Int,
    _ bytes: Span<UInt8>,
    _ name: String,
    hint: String? = nil
  ) -> Diagnostic {
    let (line, column) = lineAndColumn(at: index, in: bytes)
    return Diagnostic(
      code,
      message,
      in: name,
      at: .position(SourcePosition(line: line, column: column)),
      hints: hint.map { [$0] } ?? []
    )
  }
}
