import Diagnostics

extension Lexer {
  func isTriple(at index: Int) -> Bool {
    index + 2 < bytes.count && bytes[index + 1] == bytes[index] && bytes[index + 2] == bytes[index]
  }

  mutating func readString(from quoteIndex: Int) {
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

  mutating func readVerbatim(quoteAt quoteIndex: Int) {
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

  mutating func readLines(from start: Int) {
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
