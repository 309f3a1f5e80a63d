/// Where a match and its groups are in a text; made once and filled again and again.
public struct RegexMatch: Sendable {
  /// Two offsets a group; the first pair is the whole match.
  var offsets: [Int]

  /// Creates room for the match of an expression with its groups, or for the match alone.
  public init(for regex: LinearRegex, withGroups: Bool = true) {
    offsets = [Int](repeating: -1, count: 2 * (withGroups ? regex.groupCount + 1 : 1))
  }

  /// The byte range of the whole match.
  public var range: Range<Int> { self[0] ?? 0..<0 }

  /// How many groups it has room for, without the whole match.
  public var groupCount: Int { offsets.count / 2 - 1 }

  /// The byte range of a group, counted from one (zero is the whole match); nil when the group took
  /// no part in the match or does not exist.
  public subscript(group: Int) -> Range<Int>? {
    guard group >= 0, group < offsets.count / 2 else { return nil }
    let start = offsets[2 * group]
    let end = offsets[2 * group + 1]
    return start >= 0 && end >= start ? start..<end : nil
  }
}

extension LinearRegex {
  /// Whether the text has a match anywhere.
  public func matches(_ text: Span<UInt8>) -> Bool {
    var none: [Int] = []
    return search(text, from: 0, isASCII: isASCII(text), into: &none)
  }

  /// Whether the text has a match anywhere.
  public func matches(_ text: String) -> Bool {
    matches(text.utf8Span.span)
  }

  /// Finds the first match at or after an offset and fills `match`; false when there is none.
  public func firstMatch(
    in text: Span<UInt8>,
    from start: Int = 0,
    into match: inout RegexMatch
  ) -> Bool {
    search(text, from: start, isASCII: isASCII(text), into: &match.offsets)
  }

  /// The text of a group of the first match; nil without a match or without the group in it.
  public func firstMatch(in text: String, group: Int = 0) -> String? {
    var match = RegexMatch(for: self, withGroups: group > 0)
    guard firstMatch(in: text.utf8Span.span, into: &match), let range = match[group] else {
      return nil
    }
    let bytes = Array(text.utf8)
    return String(decoding: bytes[range], as: UTF8.self)
  }

  /// Calls `body` for each match, from left to right, until it returns false.
  ///
  /// Matches do not overlap, and an empty match right behind another match does not count.
  public func forEachMatch(
    in text: Span<UInt8>,
    withGroups: Bool = true,
    _ body: (RegexMatch) -> Bool
  ) {
    let isASCII = isASCII(text)
    var match = RegexMatch(for: self, withGroups: withGroups)
    var cursor = MatchCursor()
    while cursor.advance(self, text, isASCII, &match) {
      guard body(match) else { return }
    }
  }

  /// How many matches the text has.
  public func matchCount(in text: Span<UInt8>) -> Int {
    var count = 0
    forEachMatch(in: text, withGroups: false) { _ in
      count += 1
      return true
    }
    return count
  }
}
