/// Rows of comma-separated values as RFC 4180 has them, safe to open in a spreadsheet.
struct CSVText {
  private(set) var text = ""

  /// Adds a row.
  mutating func row(_ fields: [Field]) {
    for (index, field) in fields.enumerated() {
      if index > 0 { text += "," }
      text += Self.quoted(field.text)
    }
    text += "\r\n"
  }

  /// One field.
  struct Field: ExpressibleByStringLiteral {
    let text: String

    init(stringLiteral value: String) { text = value }
    private init(_ text: String) { self.text = text }

    /// A number that this program made.
    static func number(_ value: Int) -> Field { Field(String(value)) }
    /// Any text.
    ///
    /// One that a spreadsheet would take for a formula gets an apostrophe in front.
    static func text(_ value: String?) -> Field {
      guard let value, let first = value.unicodeScalars.first else { return "" }
      let visible = SafeText.visible(value)
      switch first {
      case "=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠": return Field("'" + visible)
      default: return Field(visible)
      }
    }
    /// Points, which are never text of the tenant's.
    static func points(_ text: String) -> Field { Field(text) }
  }

  private static func quoted(_ text: String) -> String {
    let special = text.utf8.contains { byte in
      byte == UInt8(ascii: ",") || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\n")
        || byte == UInt8(ascii: "\r")
    }
    guard special || text.hasPrefix(" ") || text.hasSuffix(" ") else { return text }
    var out = "\""
    for scalar in text.unicodeScalars {
      if scalar == "\"" { out.unicodeScalars.append(scalar) }
      out.unicodeScalars.append(scalar)
    }
    return out + "\""
  }
}
