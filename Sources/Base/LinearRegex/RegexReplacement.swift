/// What takes the place of matches: text in which `\1` stands for a group, `\0` for the match and
/// `\\` for a backslash.
public struct RegexReplacement: Sendable, Hashable {
  private enum Part: Sendable, Hashable {
    case text([UInt8])
    case group(Int)
  }

  private let parts: [Part]

  /// Reads a replacement text.
  ///
  /// Other letters after a backslash stand for themselves, with it.
  public init(_ template: String) {
    var parts: [Part] = []
    var text: [UInt8] = []
    var isEscaped = false
    for byte in template.utf8 {
      switch (isEscaped, byte) {
      case (false, UInt8(ascii: "\\")):
        isEscaped = true
        continue
      case (false, _):
        text.append(byte)
      case (true, UInt8(ascii: "0")...UInt8(ascii: "9")):
        if !text.isEmpty { parts.append(.text(text)) }
        text = []
        parts.append(.group(Int(byte - UInt8(ascii: "0"))))
      case (true, UInt8(ascii: "\\")):
        text.append(byte)
      case (true, _):
        text.append(UInt8(ascii: "\\"))
        text.append(byte)
      }
      isEscaped = false
    }
    if isEscaped { text.append(UInt8(ascii: "\\")) }
    if !text.isEmpty { parts.append(.text(text)) }
    self.parts = parts
  }

  /// Whether it refers to groups beyond the whole match.
  var usesGroups: Bool {
    parts.contains { if case .group(1...) = $0 { true } else { false } }
  }

  /// Appends what stands for one match.
  ///
  /// A group that took no part gives nothing.
  func append(_ match: RegexMatch, of text: Span<UInt8>, to output: inout ContiguousArray<UInt8>) {
    for part in parts {
      switch part {
      case .text(let bytes): output.append(contentsOf: bytes)
      case .group(let group):
        guard let range = match[group] else { continue }
        output.append(range, of: text)
      }
    }
  }
}

extension LinearRegex {
  /// The text with every match replaced; nil when there is no match, so that the caller can keep the
  /// text it has.
  public func replacingAll(
    in text: Span<UInt8>,
    with replacement: RegexReplacement
  ) -> ContiguousArray<UInt8>? {
    var output: ContiguousArray<UInt8> = []
    var copied = 0
    let isASCII = isASCII(text)
    var match = RegexMatch(for: self, withGroups: replacement.usesGroups)
    var cursor = MatchCursor()
    while cursor.advance(self, text, isASCII, &match) {
      if copied == 0, output.isEmpty { output.reserveCapacity(text.count) }
      output.append(copied..<match.range.lowerBound, of: text)
      replacement.append(match, of: text, to: &output)
      copied = match.range.upperBound
    }
    guard cursor.hasFound else { return nil }
    output.append(copied..<text.count, of: text)
    return output
  }

  /// The text with every match replaced.
  public func replacingAll(in text: String, with replacement: RegexReplacement) -> String {
    guard let bytes = replacingAll(in: text.utf8Span.span, with: replacement) else { return text }
    return String(decoding: bytes, as: UTF8.self)
  }
}

extension ContiguousArray<UInt8> {
  /// Appends a range of a text.
  fileprivate mutating func append(_ range: Range<Int>, of text: Span<UInt8>) {
    guard !range.isEmpty else { return }
    unsafe text.extracting(range).withUnsafeBufferPointer { unsafe append(contentsOf: $0) }
  }
}
