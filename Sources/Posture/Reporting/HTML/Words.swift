import PostureModel

/// Small texts that several sections share.
enum Words {
  /// A number with its noun: `1 control`, `12 controls`.
  static func count(_ count: Int, _ noun: String) -> String {
    "\(grouped(count)) \(noun)\(count == 1 ? "" : "s")"
  }

  /// A whole number with thin spaces between thousands.
  static func grouped(_ number: Int) -> String {
    var digits = Array(String(number.magnitude))
    var position = digits.count - 3
    while position > 0 {
      digits.insert("\u{202F}", at: position)
      position -= 3
    }
    return (number < 0 ? "−" : "") + String(digits)
  }

  /// The day of an ISO 8601 time.
  static func day(_ time: String) -> String {
    let day = time.prefix { $0 != "T" && $0 != " " }
    return SafeText.clipped(String(day), to: 40)
  }

  /// An ISO 8601 time as people read it, without seconds; any other text as it is.
  static func time(_ text: String) -> String {
    let scalars = Array(text.unicodeScalars.prefix(17))
    guard scalars.count == 17, scalars[10] == "T", scalars[13] == ":", text.hasSuffix("Z") else {
      return SafeText.clipped(SafeText.oneLine(text), to: 60)
    }
    let day = String(String.UnicodeScalarView(scalars[..<10]))
    return "\(day) \(String(String.UnicodeScalarView(scalars[11..<16]))) UTC"
  }

  /// Which way a number went.
  static func direction(_ value: Double?) -> String {
    guard let value, value.magnitude >= 0.05 else { return "level" }
    return value > 0 ? "up" : "down"
  }

  /// Points with their sign.
  static func signedPoints(_ value: Double) -> String {
    let text = NumberText.points(value.magnitude)
    if text == "0" { return text }
    return (value < 0 ? "−" : "+") + text
  }
}
