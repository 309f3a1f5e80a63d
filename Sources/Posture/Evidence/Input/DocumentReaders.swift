import Diagnostics
import Documents

/// Turns the bytes of a file into a document, whatever form of text they are in.
enum DocumentReaders {
  /// The document, or nil when the bytes are in no known form.
  static func read(_ bytes: Span<UInt8>, named name: String) throws(Diagnostic) -> JSONDocument? {
    switch firstCharacter(of: bytes) {
    case UInt8(ascii: "{"), UInt8(ascii: "["), nil:
      return try JSONDocument(bytes, named: name)
    default:
      return name.lowercased().hasSuffix(".json") ? try JSONDocument(bytes, named: name) : nil
    }
  }

  /// The first character that is not white space, of UTF-8 or UTF-16 text.
  static func firstCharacter(of bytes: Span<UInt8>) -> UInt8? {
    for index in 0..<min(bytes.count, 4096) {
      switch bytes[index] {
      case 0, 0x20, 0x09, 0x0A, 0x0D, 0xEF, 0xBB, 0xBF, 0xFE, 0xFF: continue
      default: return bytes[index]
      }
    }
    return nil
  }
}
