import Diagnostics

/// Cuts a query into tokens.
///
/// It works on bytes and makes no strings; literals are decoded when the parser takes them. It
/// never stops early: what it does not know becomes an `invalid` token and a diagnostic.
struct Lexer {
  let bytes: [UInt8]
  private(set) var tokens: [Token] = []
  private(set) var diagnostics: [Diagnostic] = []
  var offset = 0
  /// Whether a `)` may still follow; so that it is not looked for in vain again and again.
  var hasClosing = true
  let keywords = KeywordTable.shared

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    tokens.reserveCapacity(bytes.count / 4 + 8)
  }

  /// Reads everything; the last token is `end`.
  mutating func run() {
    while true {
      skipSpace()
      guard offset < bytes.count else { break }
      readToken()
    }
    tokens.append(Token(.end, bytes.count, bytes.count))
  }

  func peek(_ distance: Int = 0) -> UInt8 {
    let index = offset + distance
    return index < bytes.count ? bytes[index] : 0
  }

  mutating func add(_ kind: TokenKind, to end: Int, keyword: Keyword = .none) {
    tokens.append(Token(kind, offset, end, keyword: keyword))
    offset = end
  }

  mutating func report(
    _ code: String,
    _ message: String,
    _ span: SourceSpan,
    hints: [String] = []
  ) {
    if diagnostics.count < Parser.errorLimit {
      diagnostics.append(Diagnostic(code, message, at: span, hints: hints))
    }
  }

  // MARK: Space

  private mutating func skipSpace() {
    while offset < bytes.count {
      let byte = bytes[offset]
      if byte == 0x20 || byte &- 0x09 < 5 {
        offset += 1
      } else if byte == UInt8(ascii: "/"), peek(1) == UInt8(ascii: "/") {
        skipComment()
      } else if byte >= 0x80 {
        let (scalar, count) = scalar(at: offset)
        guard Characters.isSpace(scalar) else { return }
        offset += count
      } else {
        return
      }
    }
  }

  private mutating func skipComment() {
    while offset < bytes.count, bytes[offset] != 0x0A, bytes[offset] != 0x0D { offset += 1 }
  }

  /// The scalar at an offset and its length in bytes; the text is valid UTF-8.
  private func scalar(at index: Int) -> (value: UInt32, count: Int) {
    let byte = bytes[index]
    let count = byte < 0x80 ? 1 : byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4
    guard count > 1 else { return (UInt32(byte), 1) }
    var value = UInt32(byte) & (0x7F >> UInt32(count))
    var read = 1
    while read < count, index + read < bytes.count {
      value = value << 6 | UInt32(bytes[index + read] & 0x3F)
      read += 1
    }
    return (value, read)
  }

  // MARK: Tokens

  private mutating func readToken() {
    let byte = bytes[offset]
    if Characters.isNameStart(byte) {
      readWord()
    } else if Characters.isDigit(byte) {
      readNumber()
    } else {
      switch byte {
      case UInt8(ascii: "\""), UInt8(ascii: "'"): readString(from: offset)
      case UInt8(ascii: "`") where isTriple(at: offset): readLines(from: offset)
      case UInt8(ascii: "~") where isTriple(at: offset): readLines(from: offset)
      case UInt8(ascii: "@"):
        let next = peek(1)
        if next == UInt8(ascii: "\"") || next == UInt8(ascii: "'") {
          readVerbatim(quoteAt: offset + 1)
        } else {
          add(.at, to: offset + 1)
        }
      case UInt8(ascii: "!"): readBang()
      default: readPunctuation(byte)
      }
    }
  }

  private mutating func readPunctuation(_ byte: UInt8) {
    let next = peek(1)
    switch (byte, next) {
    case (UInt8(ascii: "="), UInt8(ascii: "=")): add(.equal, to: offset + 2)
    case (UInt8(ascii: "="), UInt8(ascii: "~")): add(.equalTilde, to: offset + 2)
    case (UInt8(ascii: "="), UInt8(ascii: ">")): add(.arrow, to: offset + 2)
    case (UInt8(ascii: "<"), UInt8(ascii: "=")): add(.lessOrEqual, to: offset + 2)
    case (UInt8(ascii: "<"), UInt8(ascii: ">")): add(.notEqual, to: offset + 2)
    case (UInt8(ascii: ">"), UInt8(ascii: "=")): add(.greaterOrEqual, to: offset + 2)
    case (UInt8(ascii: "."), UInt8(ascii: ".")): add(.dotDot, to: offset + 2)
    default:
      if let kind = Self.punctuation(byte) {
        add(kind, to: offset + 1)
      } else {
        readUnknown()
      }
    }
  }

  private static func punctuation(_ byte: UInt8) -> TokenKind? {
    switch byte {
    case UInt8(ascii: "|"): .bar
    case UInt8(ascii: ","): .comma
    case UInt8(ascii: ";"): .semicolon
    case UInt8(ascii: ":"): .colon
    case UInt8(ascii: "."): .dot
    case UInt8(ascii: "("): .openParenthesis
    case UInt8(ascii: ")"): .closeParenthesis
    case UInt8(ascii: "["): .openBracket
    case UInt8(ascii: "]"): .closeBracket
    case UInt8(ascii: "{"): .openBrace
    case UInt8(ascii: "}"): .closeBrace
    case UInt8(ascii: "+"): .plus
    case UInt8(ascii: "-"): .minus
    case UInt8(ascii: "*"): .star
    case UInt8(ascii: "/"): .slash
    case UInt8(ascii: "%"): .percent
    case UInt8(ascii: "<"): .less
    case UInt8(ascii: ">"): .greater
    case UInt8(ascii: "="): .assign
    default: nil
    }
  }

  private mutating func readUnknown() {
    let (value, count) = scalar(at: offset)
    let span = SourceSpan(offset, offset + count)
    let shown =
      Unicode.Scalar(value).map { $0.value < 0x20 ? "U+\(hex(value))" : String($0) } ?? "?"
    report(
      Codes.unexpectedCharacter,
      "unexpected character '\(shown)'",
      span,
      hints: Self.hints(for: value)
    )
    add(.invalid, to: offset + count)
  }

  private func hex(_ value: UInt32) -> String {
    let digits = String(value, radix: 16, uppercase: true)
    return String(repeating: "0", count: max(0, 4 - digits.count)) + digits
  }

  private static func hints(for scalar: UInt32) -> [String] {
    switch scalar {
    case 0x201C...0x201F, 0x00AB, 0x00BB: ["write straight quotes, '\"'"]
    case 0x2018...0x201B: ["write a straight quote, \"'\""]
    case 0x2010...0x2015, 0x2212: ["write a hyphen, '-'"]
    case UInt32(UInt8(ascii: "#")): ["comments start with '//'"]
    case UInt32(UInt8(ascii: "&")): ["write 'and'"]
    case 0xAA...: ["write a name with such characters in brackets and quotes, ['name']"]
    default: []
    }
  }
}
