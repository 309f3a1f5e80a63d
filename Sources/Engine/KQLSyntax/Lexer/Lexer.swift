import Diagnostics

/// Cuts a query into tokens.
///
/// It works on bytes and makes no strings; literals are decoded when the parser takes them. It
/// never stops early: what it does not know becomes an `invalid` token and a diagnostic.
struct Lexer {
  let bytes: [UInt8]
  private(set) var tokens: [Token] = []
  private(set) var diagnostics: [Diagnostic] = []
  private var offset = 0
  private let keywords = KeywordTable.shared

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

  private func peek(_ distance: Int = 0) -> UInt8 {
    let index = offset + distance
    return index < bytes.count ? bytes[index] : 0
  }

  private mutating func add(_ kind: TokenKind, to end: Int, keyword: Keyword = .none) {
    tokens.append(Token(kind, offset, end, keyword: keyword))
    offset = end
  }

  private mutating func report(
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

  // MARK: Words

  private mutating func readWord() {
    var end = offset + 1
    while end < bytes.count, Characters.isNamePart(bytes[end]) { end += 1 }
    let after = end < bytes.count ? bytes[end] : 0
    if end == offset + 1, readsPrefixedString(after) { return }
    if Characters.isHexDigit(bytes[offset]), readRawGUID() { return }

    var keyword = keywords.keyword(bytes[offset..<end])
    if after == UInt8(ascii: "-") {
      (keyword, end) = hyphenated(keyword, end)
    } else if after == UInt8(ascii: "~"), keyword == .in {
      (keyword, end) = (.inIgnoringCase, end + 1)
    } else if after == UInt8(ascii: "("), keyword.isTypeOfLiteral {
      readTyped(keyword, open: end)
      return
    }
    if keyword == .none, isBool(end) {
      add(.bool, to: end)
    } else {
      add(.word, to: end, keyword: keyword)
    }
  }

  /// `h"…"`, `h@"…"` and the like, where the letter only hides the text from logs.
  private mutating func readsPrefixedString(_ next: UInt8) -> Bool {
    guard bytes[offset] | 0x20 == UInt8(ascii: "h") else { return false }
    switch next {
    case UInt8(ascii: "\""), UInt8(ascii: "'"): readString(from: offset + 1)
    case UInt8(ascii: "`"), UInt8(ascii: "~"):
      guard isTriple(at: offset + 1) else { return false }
      readLines(from: offset + 1)
    case UInt8(ascii: "@"):
      let quote = peek(2)
      guard quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") else { return false }
      readVerbatim(quoteAt: offset + 2)
    default: return false
    }
    return true
  }

  /// The longest word with hyphens that is a keyword, such as `project-away`.
  private func hyphenated(_ keyword: Keyword, _ end: Int) -> (Keyword, Int) {
    var best = (keyword, end)
    var scan = end
    while scan < bytes.count, scan - offset < 32, bytes[scan] == UInt8(ascii: "-") {
      scan += 1
      while scan < bytes.count, Characters.isNamePart(bytes[scan]) { scan += 1 }
      let longer = keywords.keyword(bytes[offset..<scan])
      if longer != .none { best = (longer, scan) }
    }
    return best
  }

  private func isBool(_ end: Int) -> Bool {
    guard end - offset == 4 || end - offset == 5 else { return false }
    return Self.bools.contains { $0.elementsEqual(bytes[offset..<end]) }
  }

  private static let bools = ["true", "True", "TRUE", "false", "False", "FALSE"].map { $0.utf8 }

  /// `datetime(…)` and the like: everything up to the parenthesis is one literal.
  private mutating func readTyped(_ keyword: Keyword, open: Int) {
    var end = open + 1
    while end < bytes.count, bytes[end] != UInt8(ascii: ")") { end += 1 }
    if end == bytes.count {
      report(
        Codes.invalidLiteral,
        "missing ')' after '\(keyword.rawValue)('",
        SourceSpan(offset, open + 1)
      )
      add(.invalid, to: open + 1)
    } else {
      add(.typed, to: end + 1, keyword: keyword)
    }
  }

  private mutating func readBang() {
    let next = peek(1)
    if next == UInt8(ascii: "=") { return add(.notEqual, to: offset + 2) }
    if next == UInt8(ascii: "~") { return add(.notTilde, to: offset + 2) }
    var end = offset + 1
    while end < bytes.count, Characters.isNamePart(bytes[end]) { end += 1 }
    if end < bytes.count, bytes[end] == UInt8(ascii: "~") {
      let keyword = keywords.keyword(bytes[offset...end])
      if keyword != .none { return add(.word, to: end + 1, keyword: keyword) }
    }
    let keyword = keywords.keyword(bytes[offset..<end])
    if keyword != .none { return add(.word, to: end, keyword: keyword) }
    report(
      Codes.unexpectedCharacter,
      "unexpected character '!'",
      SourceSpan(offset, offset + 1),
      hints: ["negations are written together, '!has'; to negate a condition write 'not(…)'"]
    )
    add(.invalid, to: offset + 1)
  }

  // MARK: Numbers

  private mutating func readNumber() {
    if readRawGUID() { return }
    if peek() == UInt8(ascii: "0"), peek(1) | 0x20 == UInt8(ascii: "x"), readHex() { return }
    var end = digits(from: offset)
    var isReal = false
    if end < bytes.count, bytes[end] == UInt8(ascii: ".") {
      let next = end + 1 < bytes.count ? bytes[end + 1] : 0
      if Characters.isDigit(next) {
        end = digits(from: end + 1)
        isReal = true
      } else if next != UInt8(ascii: "."), !Characters.isNameStart(next), next != UInt8(ascii: "[")
      {
        end += 1
        isReal = true
      }
    }
    let number = end
    var tail = end
    while tail < bytes.count, Characters.isNamePart(bytes[tail]) { tail += 1 }
    if tail == number { return add(isReal ? .real : .long, to: number) }
    if TimespanUnit(bytes[number..<tail]) != nil { return add(.timespan, to: tail) }
    if let end = exponent(at: number) { return add(.real, to: end) }
    if isReal { return add(.real, to: number) }
    add(.word, to: tail, keyword: keywords.keyword(bytes[offset..<tail]))
  }

  private func digits(from start: Int) -> Int {
    var end = start
    while end < bytes.count, Characters.isDigit(bytes[end]) { end += 1 }
    return end
  }

  /// The end of `e10` or `E-3`, when it stands there and no name goes on after it.
  private func exponent(at start: Int) -> Int? {
    guard start < bytes.count, bytes[start] | 0x20 == UInt8(ascii: "e") else { return nil }
    var first = start + 1
    if first < bytes.count, bytes[first] == UInt8(ascii: "+") || bytes[first] == UInt8(ascii: "-") {
      first += 1
    }
    let end = digits(from: first)
    guard end > first, end == bytes.count || !Characters.isNamePart(bytes[end]) else { return nil }
    return end
  }

  private mutating func readHex() -> Bool {
    var end = offset + 2
    while end < bytes.count, Characters.isHexDigit(bytes[end]) { end += 1 }
    guard end > offset + 2, end == bytes.count || !Characters.isNamePart(bytes[end]) else {
      return false
    }
    add(.long, to: end)
    return true
  }

  private mutating func readRawGUID() -> Bool {
    guard offset + 36 <= bytes.count, bytes[offset + 8] == UInt8(ascii: "-"),
      GUIDText.canonical(bytes[offset..<offset + 36]) != nil,
      offset + 36 == bytes.count || !Characters.isNamePart(bytes[offset + 36])
    else { return false }
    add(.rawGUID, to: offset + 36)
    return true
  }

  // MARK: Strings

  private func isTriple(at index: Int) -> Bool {
    index + 2 < bytes.count && bytes[index + 1] == bytes[index] && bytes[index + 2] == bytes[index]
  }

  private mutating func readString(from quoteIndex: Int) {
    let quote = bytes[quoteIndex]
    var end = quoteIndex + 1
    while end < bytes.count {
      let byte = bytes[end]
      if byte == quote { return add(.string, to: end + 1) }
      if byte == 0x0A || byte == 0x0D { break }
      end += byte == UInt8(ascii: "\\") && end + 1 < bytes.count && bytes[end + 1] >= 0x20 ? 2 : 1
    }
    unterminated(min(end, bytes.count), "write a text of several lines between three backquotes")
  }

  private mutating func readVerbatim(quoteAt quoteIndex: Int) {
    let quote = bytes[quoteIndex]
    var end = quoteIndex + 1
    while end < bytes.count {
      let byte = bytes[end]
      if byte == 0x0A || byte == 0x0D { break }
      if byte == quote {
        guard end + 1 < bytes.count, bytes[end + 1] == quote else {
          return add(.string, to: end + 1)
        }
        end += 1
      }
      end += 1
    }
    unterminated(min(end, bytes.count), "in '@' strings a quote is doubled and '\\' is a character")
  }

  private mutating func readLines(from start: Int) {
    let mark = bytes[start]
    var end = start + 3
    while end + 2 < bytes.count {
      if bytes[end] == mark, isTriple(at: end) { return add(.string, to: end + 3) }
      end += 1
    }
    unterminated(bytes.count, "the text ends at the next three of the same marks")
  }

  private mutating func unterminated(_ end: Int, _ hint: String) {
    report(
      Codes.unterminatedString,
      "this string has no end",
      SourceSpan(offset, end),
      hints: [hint]
    )
    add(.invalid, to: end)
  }
}

extension Keyword {
  /// Whether `word(…)` without a space is one literal.
  var isTypeOfLiteral: Bool {
    switch self {
    case .typeBool, .int, .int32, .typeLong, .int64, .typeReal, .double, .decimal, .date,
      .datetime, .time, .typeTimespan, .guid:
      true
    default: false
    }
  }
}
