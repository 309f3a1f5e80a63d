/// Tells the texts of a classification scheme that hold no rows: rule packages, schemas of exact data
/// match, and the organisation's own scheme file.
enum SchemeText {
  /// How much of a text is looked at.
  private static let looked = 8192

  /// What a text of a scheme is called; nil for any other text.
  static func format(of bytes: Span<UInt8>, named name: String) -> String? {
    let lower = name.lowercased()
    switch DocumentReaders.firstCharacter(of: bytes) {
    case UInt8(ascii: "<"):
      let head = head(of: bytes)
      if head.contains("<rulepackage") { return "rule package" }
      return head.contains("<edmschema") ? "exact data match schema" : nil
    default:
      guard lower.hasSuffix(".yaml") || lower.hasSuffix(".yml") else { return nil }
      let lines = "\n" + head(of: bytes)
      let isScheme =
        lines.contains("\ntiers:") || lines.contains("\ncategories:")
        || lines.contains("\nscheme:")
      return isScheme ? "classification scheme" : nil
    }
  }

  /// The beginning in lower case; of UTF-16, the ASCII in it.
  private static func head(of bytes: Span<UInt8>) -> String {
    var out: [UInt8] = []
    for index in 0..<min(bytes.count, looked) where bytes[index] != 0 && bytes[index] < 0x80 {
      out.append(bytes[index] == 0x0D ? 0x0A : bytes[index])
    }
    return String(decoding: out, as: UTF8.self).lowercased()
  }
}
