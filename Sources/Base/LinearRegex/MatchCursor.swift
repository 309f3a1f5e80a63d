/// Goes from match to match of a text.
///
/// Matches do not overlap, and an empty match right behind another match does not count.
struct MatchCursor {
  private var start = 0
  private var lastEnd = -1

  /// Whether there was a match.
  var hasFound: Bool { lastEnd >= 0 }

  /// Fills `match` with the next match; false after the last.
  mutating func advance(
    _ regex: LinearRegex,
    _ text: Span<UInt8>,
    _ isASCII: Bool,
    _ match: inout RegexMatch
  ) -> Bool {
    while start <= text.count,
      regex.search(text, from: start, isASCII: isASCII, into: &match.offsets)
    {
      let range = match.range
      guard range.isEmpty else {
        start = range.upperBound
        lastEnd = range.upperBound
        return true
      }
      start = Self.characterEnd(after: range.upperBound, in: text)
      guard range.upperBound != lastEnd else { continue }
      lastEnd = range.upperBound
      return true
    }
    return false
  }

  /// The offset after the character at `offset`.
  private static func characterEnd(after offset: Int, in text: Span<UInt8>) -> Int {
    var end = offset + 1
    while end < text.count, text[end] & 0xC0 == 0x80 { end += 1 }
    return end
  }
}
