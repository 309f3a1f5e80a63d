/// Text inside Markdown that must stay text.
enum MarkdownText {
  /// Plain words on one line, nothing of which is mark-up, a mention or a table border.
  static func plain(_ text: String, limit: Int = 300) -> String {
    var out = String.UnicodeScalarView()
    var previous: Unicode.Scalar = " "
    for scalar in SafeText.clipped(SafeText.oneLine(text), to: limit).unicodeScalars {
      switch scalar {
      case "<": out.append(contentsOf: "&lt;".unicodeScalars)
      case ">": out.append(contentsOf: "&gt;".unicodeScalars)
      case "&": out.append(contentsOf: "&amp;".unicodeScalars)
      case "@" where !(previous.properties.isAlphabetic || previous.properties.numericType != nil):
        // A zero-width space keeps a forge from telling a user of that name.
        out.append(contentsOf: "@\u{200B}".unicodeScalars)
      case "\\", "`", "*", "_", "{", "}", "[", "]", "(", ")", "#", "+", "!", "|", "~", "$":
        out.append("\\")
        out.append(scalar)
      default: out.append(scalar)
      }
      previous = scalar
    }
    return String(out)
  }

  /// A code span, safe in a table.
  static func code(_ text: String, limit: Int = 120) -> String {
    let line = SafeText.clipped(SafeText.oneLine(text), to: limit)
    guard !line.isEmpty else { return "–" }
    var longest = 0
    var run = 0
    for byte in line.utf8 {
      run = byte == UInt8(ascii: "`") ? run + 1 : 0
      longest = max(longest, run)
    }
    let fence = String(repeating: "`", count: longest + 1)
    var body = String.UnicodeScalarView()
    for scalar in line.unicodeScalars {
      if scalar == "|" { body.append("\\") }
      body.append(scalar)
    }
    let padding = longest > 0 ? " " : ""
    return fence + padding + String(body) + padding + fence
  }
}
