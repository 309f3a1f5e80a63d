import KQLPlan
import LinearRegex
import Tables

/// `trim(regex, text)` and its one-sided forms: one match at an end is cut off.
protocol TrimFunction: ScalarFunction {
  static var atStart: Bool { get }
  static var atEnd: Bool { get }
}

extension TrimFunction {
  static var overloads: [Overload] {
    [
      Overload([.constant(.string), .string], returns: .string) { a, n, context in
        guard n > 0 else { return Column(nulls: 0, of: .string) }
        let pattern = a[0].constantText
        let start = try atStart ? Patterns.compile("^(?:\(pattern))", context) : nil
        let end = try atEnd ? Patterns.compile("(?:\(pattern))$", context) : nil
        return .string(a[1].strings.mapRanges { trimmed($0, start, end) })
      }
    ]
  }

  private static func trimmed(
    _ text: Span<UInt8>,
    _ start: LinearRegex?,
    _ end: LinearRegex?
  ) -> Range<Int> {
    var lower = 0
    var upper = text.count
    if let start {
      var match = RegexMatch(for: start, withGroups: false)
      if start.firstMatch(in: text, into: &match) { lower = match.range.upperBound }
    }
    if let end {
      var match = RegexMatch(for: end, withGroups: false)
      let rest = text.extracting(lower..<upper)
      if end.firstMatch(in: rest, into: &match) { upper = lower + match.range.lowerBound }
    }
    return lower..<upper
  }
}

/// `trim(regex, text)`.
enum Trim: TrimFunction {
  static let name = "trim"
  static let summary = "Cuts a match of a regular expression off both ends of a text."
  static let atStart = true
  static let atEnd = true
  static let examples = [Example("print trim('-+', '--a-b--')", prints: "a-b")]
}

/// `trim_start(regex, text)`.
enum TrimStart: TrimFunction {
  static let name = "trim_start"
  static let summary = "Cuts a match of a regular expression off the start of a text."
  static let atStart = true
  static let atEnd = false
  static let examples = [Example("print trim_start('https://', 'https://a.b')", prints: "a.b")]
}

/// `trim_end(regex, text)`.
enum TrimEnd: TrimFunction {
  static let name = "trim_end"
  static let summary = "Cuts a match of a regular expression off the end of a text."
  static let atStart = false
  static let atEnd = true
  static let examples = [Example("print trim_end(@'\\.com', 'bing.com')", prints: "bing")]
}
