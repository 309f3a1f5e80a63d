import Diagnostics

extension Lexer {
  mutating func readWord() {
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
    var end = hasClosing ? open + 1 : bytes.count
    while end < bytes.count, bytes[end] != UInt8(ascii: ")") { end += 1 }
    if end == bytes.count {
      hasClosing = false
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

  mutating func readBang() {
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
