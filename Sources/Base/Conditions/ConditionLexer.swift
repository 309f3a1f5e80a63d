import Diagnostics

/// One word of a condition.
struct ConditionToken {
  enum Kind: Equatable {
    case name(String)
    case number(Double)
    case string(String)
    /// An operator or a bracket.
    case mark(String)
    case end
  }

  let kind: Kind
  let span: SourceSpan

  /// How messages call it.
  var shown: String {
    switch kind {
    case .name(let name): "'\(name)'"
    case .number: "a number"
    case .string: "a text"
    case .mark(let mark): "'\(mark)'"
    case .end: "the end"
    }
  }
}

/// Splits a condition into words.
///
/// Comments go from `//` to the end of the line.
struct ConditionLexer {
  private let bytes: [UInt8]
  private var position = 0

  private static let pairs = ["&&", "||", "==", "!=", "<=", ">="]
  private static let singles = Array("()[].,!<>?:+".utf8)

  private init(_ text: String) {
    bytes = Array(text.utf8)
  }

  /// All words, the end last.
  static func tokens(of text: String) throws(Diagnostic) -> [ConditionToken] {
    var lexer = ConditionLexer(text)
    var tokens: [ConditionToken] = []
    while true {
      let token = try lexer.next()
      tokens.append(token)
      if token.kind == .end { return tokens }
    }
  }

  private func byte(_ offset: Int = 0) -> UInt8? {
    position + offset < bytes.count ? bytes[position + offset] : nil
  }

  private func text(_ range: Range<Int>) -> String {
    String(decoding: bytes[range], as: UTF8.self)
  }

  private mutating func skipSpace() {
    while let first = byte() {
      if first == UInt8(ascii: "/"), byte(1) == first {
        while let next = byte(), next != UInt8(ascii: "\n") { position += 1 }
      } else if first <= 0x20 {
        position += 1
      } else {
        return
      }
    }
  }

  private mutating func next() throws(Diagnostic) -> ConditionToken {
    skipSpace()
    let start = position
    guard let first = byte() else {
      return ConditionToken(kind: .end, span: SourceSpan(start, start))
    }
    let kind: ConditionToken.Kind
    if Self.isLetter(first) {
      while let next = byte(), Self.isLetter(next) || Self.isDigit(next) { position += 1 }
      kind = .name(text(start..<position))
    } else if Self.isDigit(first)
      || (first == UInt8(ascii: "-") && byte(1).map(Self.isDigit) == true)
    {
      kind = .number(try number())
    } else if first == UInt8(ascii: "\"") || first == UInt8(ascii: "'") {
      kind = .string(try string(endingWith: first))
    } else if position + 1 < bytes.count, Self.pairs.contains(text(start..<start + 2)) {
      position += 2
      kind = .mark(text(start..<position))
    } else if Self.singles.contains(first) {
      position += 1
      kind = .mark(text(start..<position))
    } else {
      throw Diagnostic(
        Codes.unexpectedCharacter,
        "a condition cannot have this character here",
        at: SourceSpan(start, start + 1)
      )
    }
    return ConditionToken(kind: kind, span: SourceSpan(start, position))
  }

  private mutating func number() throws(Diagnostic) -> Double {
    let start = position
    position += 1
    while let next = byte(), Self.isDigit(next) || next == UInt8(ascii: ".") { position += 1 }
    guard let number = Double(text(start..<position)) else {
      throw Diagnostic(
        Codes.badLiteral,
        "'\(text(start..<position))' is not a number",
        at: SourceSpan(start, position)
      )
    }
    return number
  }

  private mutating func string(endingWith quote: UInt8) throws(Diagnostic) -> String {
    let start = position
    position += 1
    var content: [UInt8] = []
    while let next = byte(), next != UInt8(ascii: "\n") {
      position += 1
      if next == quote { return String(decoding: content, as: UTF8.self) }
      guard next == UInt8(ascii: "\\") else {
        content.append(next)
        continue
      }
      guard let escaped = byte() else { break }
      position += 1
      switch escaped {
      case UInt8(ascii: "n"): content.append(UInt8(ascii: "\n"))
      case UInt8(ascii: "r"): content.append(UInt8(ascii: "\r"))
      case UInt8(ascii: "t"): content.append(UInt8(ascii: "\t"))
      case UInt8(ascii: "\\"), UInt8(ascii: "\""), UInt8(ascii: "'"): content.append(escaped)
      default:
        throw Diagnostic(
          Codes.badLiteral,
          "a text knows no such escape",
          at: SourceSpan(position - 2, position),
          hints: ["\\n, \\r, \\t, \\\\, \\\" and \\' are known"]
        )
      }
    }
    throw Diagnostic(
      Codes.badLiteral,
      "the text does not end on its line",
      at: SourceSpan(start, position)
    )
  }

  private static func isLetter(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "_"):
      true
    default: false
    }
  }

  private static func isDigit(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
  }
}
