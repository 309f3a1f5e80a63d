import KQLPlan
import LinearRegex
import Tables

/// Pairs that a regular expression finds: its first group is the key, its second the value.
struct RegexPairs: KeyValueReader {
  private let regex: LinearRegex

  init(_ pattern: String) throws {
    do {
      regex = try LinearRegex(pattern)
    } catch {
      throw QueryFailure("the pattern of parse-kv is no regular expression: \(error.message)")
    }
    guard regex.groupCount >= 2 else {
      throw QueryFailure("the pattern of parse-kv needs two groups")
    }
  }

  func read(
    _ text: Span<UInt8>,
    _ body: (_ key: ContiguousArray<UInt8>, _ value: ContiguousArray<UInt8>) -> Void
  ) {
    regex.forEachMatch(in: text, withGroups: true) { match in
      if let key = match[1], let value = match[2] {
        body(text.copy(key), text.copy(value))
      }
      return true
    }
  }
}

/// Pairs of words: whatever is no letter, digit or underscore separates them.
struct WordPairs: KeyValueReader {
  private let quoting: Quoting

  init(quotes: [String], escape: String) { quoting = Quoting(quotes: quotes, escape: escape) }

  func read(
    _ text: Span<UInt8>,
    _ body: (_ key: ContiguousArray<UInt8>, _ value: ContiguousArray<UInt8>) -> Void
  ) {
    var last: ContiguousArray<UInt8>?
    var position = 0
    while position < text.count {
      let word: ContiguousArray<UInt8>
      if let quoted = quoting.read(text, &position) {
        word = quoted
      } else {
        let start = position
        while position < text.count, text[position].isPartOfWord { position += 1 }
        guard position > start else {
          position += 1
          continue
        }
        word = text.copy(start..<position)
      }
      if let last { body(last, word) }
      last = word
    }
  }
}

/// Pairs and their parts between delimiters.
struct DelimitedPairs: KeyValueReader {
  private let pair: ContiguousArray<UInt8>
  private let middle: ContiguousArray<UInt8>
  private let quoting: Quoting
  private let isGreedy: Bool

  init(_ options: KeyValueOptions) {
    pair = ContiguousArray(options.pairDelimiter.utf8)
    middle = ContiguousArray(options.keyValueDelimiter.utf8)
    quoting = Quoting(quotes: options.quotes, escape: options.escape)
    isGreedy = options.isGreedy
  }

  func read(
    _ text: Span<UInt8>,
    _ body: (_ key: ContiguousArray<UInt8>, _ value: ContiguousArray<UInt8>) -> Void
  ) {
    var position = 0
    while position < text.count {
      skipSpace(text, &position)
      guard let key = readKey(text, &position) else { continue }
      skipSpace(text, &position)
      if let value = quoting.read(text, &position) {
        body(key, value)
        position = Bytes.find(pair.span, in: text, from: position) ?? text.count
      } else {
        let end = endOfValue(text, from: position)
        body(key, text.copy(text.trimmed(position..<end)))
        position = end
      }
    }
  }

  /// The key at a position and nil when there is none; the position is then behind what was read.
  private func readKey(_ text: Span<UInt8>, _ position: inout Int) -> ContiguousArray<UInt8>? {
    let key: ContiguousArray<UInt8>
    if let quoted = quoting.read(text, &position) {
      key = quoted
    } else {
      let start = position
      while position < text.count, !starts(text, position, pair), !starts(text, position, middle) {
        position += 1
      }
      key = text.copy(text.trimmed(start..<position))
    }
    let end = position
    skipSpace(text, &position)
    guard position < text.count, starts(text, position, middle) else {
      position = starts(text, end, pair) ? end + pair.count : max(position, end + 1)
      return nil
    }
    position += middle.count
    return key
  }

  private func endOfValue(_ text: Span<UInt8>, from start: Int) -> Int {
    guard isGreedy else { return Bytes.find(pair.span, in: text, from: start) ?? text.count }
    // The value goes on to the last pair delimiter before the next key.
    var from = start
    while let next = Bytes.find(middle.span, in: text, from: from) {
      var end = next - 1
      while end > start, !starts(text, end, pair) { end -= 1 }
      if end > start { return end }
      from = next + 1
    }
    return text.count
  }

  private func starts(_ text: Span<UInt8>, _ position: Int, _ part: ContiguousArray<UInt8>) -> Bool
  {
    position < text.count
      && Bytes.hasPrefix(text.extracting(position..<text.count), part.span)
  }

  private func skipSpace(_ text: Span<UInt8>, _ position: inout Int) {
    while position < text.count, text[position].isSpace { position += 1 }
  }
}

/// Quotes around keys and values.
struct Quoting: Sendable {
  private let open: UInt8?
  private let close: UInt8?
  private let escape: UInt8?

  /// The first text begins with the opening quote, the last one ends with the closing quote.
  init(quotes: [String], escape: String) {
    open = quotes.first?.utf8.first
    close = quotes.last?.utf8.last
    self.escape = escape.utf8.first
  }

  /// The text within quotes that open at a position, which moves behind them; nil when none do.
  func read(_ text: Span<UInt8>, _ position: inout Int) -> ContiguousArray<UInt8>? {
    guard position < text.count, text[position] == open else { return nil }
    var content = ContiguousArray<UInt8>()
    var index = position + 1
    while index < text.count {
      let byte = text[index]
      if byte == escape, index + 1 < text.count {
        content.append(text[index + 1])
        index += 2
      } else if byte == close {
        position = index + 1
        return content
      } else {
        content.append(byte)
        index += 1
      }
    }
    return nil
  }
}

extension UInt8 {
  fileprivate var isSpace: Bool { self == 0x20 || (0x09...0x0D).contains(self) }

  fileprivate var isPartOfWord: Bool {
    self &- 0x30 < 10 || Bytes.lower(self) &- 0x61 < 26 || self == UInt8(ascii: "_") || self >= 0x80
  }
}

extension Span<UInt8> {
  /// The bytes of a range.
  fileprivate func copy(_ range: Range<Int>) -> ContiguousArray<UInt8> {
    var bytes = ContiguousArray<UInt8>()
    bytes.reserveCapacity(range.count)
    for index in range { bytes.append(self[index]) }
    return bytes
  }

  /// A range without white space at its ends.
  fileprivate func trimmed(_ range: Range<Int>) -> Range<Int> {
    var range = range
    while !range.isEmpty, self[range.lowerBound].isSpace { range.removeFirst() }
    while !range.isEmpty, self[range.upperBound - 1].isSpace { range.removeLast() }
    return range
  }
}
