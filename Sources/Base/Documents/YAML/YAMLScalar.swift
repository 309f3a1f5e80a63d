public import Diagnostics

/// A scalar as it is written; the YAML 1.2 core schema says what a plain one is.
public struct YAMLScalar: Sendable {
  /// How a scalar is written.
  public enum Style: Sendable, Hashable {
    case plain
    case singleQuoted
    case doubleQuoted
    /// A block after `|`.
    case literal
    /// A block after `>`.
    case folded
  }

  /// What a scalar is.
  public enum ScalarType: Sendable, Hashable {
    case null
    case bool
    case int
    case double
    case string
  }

  /// The text, with quotes and escapes resolved.
  public let text: String
  /// How it is written.
  public let style: Style
  /// Where the first character of the text is: after the quote, or on the first line of a block.
  public let contentPosition: SourcePosition

  /// What it is.
  ///
  /// Only a plain scalar can be other than a string.
  public var type: ScalarType {
    if isNull { return .null }
    if bool != nil { return .bool }
    if int != nil { return .int }
    if double != nil { return .double }
    return .string
  }

  /// The text, when the scalar is a string.
  public var string: String? { type == .string ? text : nil }

  /// Whether it is a plain `null`, `~` or nothing.
  public var isNull: Bool {
    guard style == .plain else { return false }
    switch text {
    case "", "~", "null", "Null", "NULL": return true
    default: return false
    }
  }

  /// The truth value of a plain `true` or `false`; `yes` and `on` are texts.
  public var bool: Bool? {
    guard style == .plain else { return nil }
    switch text {
    case "true", "True", "TRUE": return true
    case "false", "False", "FALSE": return false
    default: return nil
    }
  }

  /// The integer of a plain scalar: decimal, `0x` or `0o`; nil beyond 64 bits.
  public var int: Int64? {
    guard style == .plain else { return nil }
    if text.hasPrefix("0x") { return Self.digits(text.dropFirst(2), radix: 16) }
    if text.hasPrefix("0o") { return Self.digits(text.dropFirst(2), radix: 8) }
    // `Int64` accepts just a sign and decimal digits, as the schema does.
    return Int64(text)
  }

  /// The number of a plain scalar, integers too.
  public var double: Double? {
    guard style == .plain else { return nil }
    if let int { return Double(int) }
    switch text {
    case ".inf", ".Inf", ".INF", "+.inf", "+.Inf", "+.INF": return Double.infinity
    case "-.inf", "-.Inf", "-.INF": return -Double.infinity
    case ".nan", ".NaN", ".NAN": return Double.nan
    default: return Self.isDecimal(text) ? Double(Self.completed(text)) : nil
    }
  }

  /// The text as one that diagnostics can point into with the positions of the outer file.
  public func sourceText(named name: String) -> SourceText {
    SourceText(
      name: name,
      text: text,
      firstLine: contentPosition.line,
      columnOffset: contentPosition.column - 1
    )
  }

  private static func digits(_ text: Substring, radix: Int) -> Int64? {
    guard let first = text.utf8.first, first != UInt8(ascii: "+"), first != UInt8(ascii: "-") else {
      return nil
    }
    return Int64(text, radix: radix)
  }

  /// Whether a text has the form of a decimal number: sign, digits, point, digits, exponent.
  private static func isDecimal(_ text: String) -> Bool {
    var bytes = text.utf8[...]
    func isDigit(_ byte: UInt8) -> Bool { byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9") }
    func skipDigits() -> Int {
      let start = bytes.count
      bytes = bytes.drop(while: isDigit)
      return start - bytes.count
    }
    func skip(_ first: UInt8, _ second: UInt8) -> Bool {
      guard let byte = bytes.first, byte == first || byte == second else { return false }
      bytes = bytes.dropFirst()
      return true
    }
    _ = skip(UInt8(ascii: "+"), UInt8(ascii: "-"))
    var digits = skipDigits()
    if skip(UInt8(ascii: "."), UInt8(ascii: ".")) { digits += skipDigits() }
    guard digits > 0 else { return false }
    if skip(UInt8(ascii: "e"), UInt8(ascii: "E")) {
      _ = skip(UInt8(ascii: "+"), UInt8(ascii: "-"))
      guard skipDigits() > 0 else { return false }
    }
    return bytes.isEmpty
  }

  /// A decimal with the zero before or after the point that `Double` may want.
  private static func completed(_ text: String) -> String {
    guard let point = text.firstIndex(of: ".") else { return text }
    let before = text[..<point]
    let after = text[text.index(after: point)...]
    let whole = before.utf8.last.map { $0 >= UInt8(ascii: "0") } == true ? before : before + "0"
    let fraction = after.utf8.first.map { $0 <= UInt8(ascii: "9") } == true ? after : "0" + after
    return "\(whole).\(fraction)"
  }
}
