import KQLPlan
import LinearRegex
import Tables

/// The window of a text that `indexof` searches, in code points.
private struct SearchWindow {
  let starts: FixedWidth<Int64>
  let lengths: FixedWidth<Int64>
  let occurrences: FixedWidth<Int64>

  init(_ a: [Column], _ count: Int) {
    starts = a.count > 2 ? a[2].longs : FixedWidth(constant: 0, count: count)
    lengths = a.count > 3 ? a[3].longs : FixedWidth(constant: -1, count: count)
    occurrences = a.count > 4 ? a[4].longs : FixedWidth(constant: 1, count: count)
  }

  /// Where a match may begin, as code points, and which match is wanted; nil when there is none.
  func bounds(_ row: Int, _ text: Span<UInt8>) -> (start: Int, end: Int, occurrence: Int)? {
    guard var start = starts[row], let length = lengths[row], let occurrence = occurrences[row],
      length >= -1, occurrence >= 1
    else { return nil }
    if start < 0 { start = max(start + Int64(UTF8Scalars.count(text)), 0) }
    let (end, overflow) = start.addingReportingOverflow(length)
    return (
      Int(clamping: start), length < 0 || overflow ? Int.max : Int(clamping: end),
      Int(clamping: occurrence)
    )
  }
}

/// `indexof(text, part [, start [, length [, occurrence]]])`.
enum IndexOf: ScalarFunction {
  static let name = "indexof"
  static let summary = "The position of a text's first occurrence in another, -1 when it has none."
  static let examples = [
    Example("print indexof('abcabc', 'c')", prints: "2"),
    Example("print indexof('abcabc', 'c', 3)", prints: "5"),
    Example("print indexof('abcabc', 'c', 0, -1, 2)", prints: "5"),
  ]
  static var overloads: [Overload] {
    let base: [Parameter] = [.any, .any, .long, .long, .long]
    return (2...5).map { length in
      Overload(Array(base.prefix(length)), returns: .long) { a, n, _ in find(a, n) }
    }
  }

  private static func find(_ a: [Column], _ count: Int) -> Column {
    let texts = a[0].texts
    let needles = a[1].texts
    let window = SearchWindow(a, count)
    return Rows.longs(a, count) { row in
      texts.withBytes(row) { text in
        needles.withBytes(row) { needle in
          guard needle.count > 0, let bounds = window.bounds(row, text) else { return nil }
          var from = UTF8Scalars.offset(text, advancedBy: bounds.start)
          var rest = bounds.occurrence
          while let found = Bytes.find(needle, in: text, from: from) {
            rest -= 1
            if rest == 0 {
              let position = UTF8Scalars.count(text.extracting(0..<found))
              return position < bounds.end ? Int64(position) : -1
            }
            from = found + 1
          }
          return -1
        }
      }
    }
  }
}

/// `indexof_regex(text, regex [, start [, length [, occurrence]]])`.
enum IndexOfRegex: ScalarFunction {
  static let name = "indexof_regex"
  static let summary = "The position of a regular expression's first match, -1 when it has none."
  static let examples = [Example("print indexof_regex('abc12', @'\\d')", prints: "3")]
  static var overloads: [Overload] {
    let base: [Parameter] = [.any, .constant(.string), .long, .long, .long]
    return (2...5).map { length in
      Overload(Array(base.prefix(length)), returns: .long) { a, n, context in
        try find(a, n, context)
      }
    }
  }

  private static func find(_ a: [Column], _ count: Int, _ context: QueryContext) throws -> Column {
    guard count > 0 else { return Column(nulls: 0, of: .long) }
    var patterns = try Patterns(a[1], context)
    let regex = try patterns.at(0)
    let texts = a[0].texts
    let window = SearchWindow(a, count)
    return Rows.longs(a, count) { row in
      texts.withBytes(row) { text in
        // Unlike `indexof`, it does not count from the end.
        guard let start = window.starts[row], start >= 0, let bounds = window.bounds(row, text)
        else { return nil }
        let from = UTF8Scalars.offset(text, advancedBy: bounds.start)
        var rest = bounds.occurrence
        var answer: Int64 = -1
        regex.forEachMatch(in: text, withGroups: false) { match in
          guard match.range.lowerBound >= from else { return true }
          rest -= 1
          if rest > 0 { return true }
          let position = UTF8Scalars.count(text.extracting(0..<match.range.lowerBound))
          if position < bounds.end { answer = Int64(position) }
          return false
        }
        return answer
      }
    }
  }
}

/// `countof(text, part [, kind])`.
enum CountOf: ScalarFunction {
  static let name = "countof"
  static let summary =
    "How often a text occurs in another, overlaps included, or a pattern matches."
  static let examples = [
    Example("print countof('aaaa', 'aa')", prints: "3"),
    Example("print countof('a1b22', @'\\d+', 'regex')", prints: "2"),
  ]
  static var overloads: [Overload] {
    [
      Overload([.any, .any], returns: .long) { a, n, _ in plain(a, n) },
      Overload([.any, .any, .constant(.string)], returns: .long) { a, n, context in
        guard a[2].constantText == "regex" else { return plain(a, n) }
        let texts = a[0].texts
        var patterns = try Patterns(a[1], context)
        return try Rows.longs(a, n) { row in
          let regex = try patterns.at(row)
          return texts.withBytes(row) { Int64(regex.matchCount(in: $0)) }
        }
      },
    ]
  }

  private static func plain(_ a: [Column], _ count: Int) -> Column {
    let texts = a[0].texts
    let needles = a[1].texts
    return Rows.longs(a, count) { row in
      texts.withBytes(row) { text in
        needles.withBytes(row) { needle in
          guard needle.count > 0 else { return 0 }
          var total: Int64 = 0
          var from = 0
          while let found = Bytes.find(needle, in: text, from: from) {
            total += 1
            from = found + 1
          }
          return total
        }
      }
    }
  }
}

/// `has_any_index(text, terms)`.
enum HasAnyIndex: ScalarFunction {
  static let name = "has_any_index"
  static let summary = "The position in an array of the first term that a text has, -1 for none."
  static let examples = [
    Example("print has_any_index('a quick fox', dynamic(['dog', 'fox']))", prints: "1")
  ]
  static var overloads: [Overload] {
    [
      Overload([.string, .dynamic], returns: .long) { a, n, _ in
        Rows.longs(a, n) { row in
          let needles = Needles.list(a[1], row)
          return a[0].strings.withBytes(row) { text in
            let index = needles.firstIndex { Has<AnyCase>.test(text, $0.span) }
            return Int64(index ?? -1)
          }
        }
      }
    ]
  }
}

/// `strcmp(a, b)`.
enum Strcmp: ScalarFunction {
  static let name = "strcmp"
  static let summary = "Compares two texts by code point: -1, 0 or 1."
  static let examples = [Example("print strcmp('abc', 'ABC')", prints: "1")]
  static var overloads: [Overload] {
    [
      Overload([.any, .any], returns: .long) { a, n, _ in
        .long(zip(a[0].texts, a[1].texts, count: n) { Int64(Bytes.compare($0, $1).signum()) })
      }
    ]
  }
}
