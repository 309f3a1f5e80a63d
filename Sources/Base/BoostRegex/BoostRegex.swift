import CBoostRegex

/// A regular expression in the dialect of the classification service: Boost.Regex with Perl syntax,
/// over Unicode characters, in the default locale.
///
/// Unlike `LinearRegex` it backtracks, so every search has a number of steps; a step is one look at a
/// character, and some hundred million of them take a second. No expression and no text makes a search
/// crash or hang.
@safe
public final class BoostRegex: Sendable {
  /// The longest pattern that is compiled, in Unicode characters.
  public static let maximumLength = 1 << 16

  /// The pattern as it was given.
  public let pattern: String

  /// The compiled expression; it never changes and is released with its only owner.
  private nonisolated(unsafe) let regex: OpaquePointer
  /// The same for texts of bytes; nil when the pattern tells characters beyond ASCII apart.
  private nonisolated(unsafe) let byteRegex: OpaquePointer?
  private let treatsOthersAlike: Bool

  /// Compiles a pattern.
  public init(_ pattern: String) throws(BoostRegexError) {
    let characters = pattern.unicodeScalars.map(\.value)
    guard characters.count <= Self.maximumLength else {
      throw BoostRegexError("the pattern is longer than \(Self.maximumLength) characters", at: nil)
    }
    if let offset = Self.endlessComment(in: characters) {
      throw BoostRegexError(
        "a comment right behind a possessive quantifier makes the engine loop without end",
        at: offset
      )
    }
    var reason = [CChar](repeating: 0, count: 512)
    var position: Int64 = -1
    let capacity = reason.count
    let compiled = unsafe characters.withUnsafeBufferPointer { characters in
      unsafe reason.withUnsafeMutableBufferPointer { reason in
        unsafe cboostregex_compile(
          characters.baseAddress,
          characters.count,
          reason.baseAddress,
          capacity,
          &position
        )
      }
    }
    guard let compiled = unsafe compiled else {
      let bytes = reason.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }
      let message = Self.message(String(decoding: bytes, as: UTF8.self))
      throw BoostRegexError(message, at: position < 0 ? nil : Int(position))
    }
    unsafe regex = unsafe compiled
    let isASCII = pattern.utf8.allSatisfy { $0 < 0x80 }
    unsafe byteRegex = isASCII ? unsafe Self.compileBytes(pattern) : nil
    treatsOthersAlike = Self.treatsOthersAlike(pattern)
    self.pattern = pattern
  }

  deinit {
    unsafe cboostregex_destroy(regex)
    if let byteRegex = unsafe byteRegex { unsafe cboostregex_destroy(byteRegex) }
  }

  /// Where a comment follows a plus sign: Boost's parser does not come back from one behind a
  /// possessive quantifier, so all are refused that may be one.
  private static func endlessComment(in pattern: [UInt32]) -> Int? {
    let comment = "(?#".unicodeScalars.map(\.value)
    var lastSymbol: UInt32 = 0
    for (index, character) in pattern.enumerated() {
      if lastSymbol == 0x2B, pattern[index...].starts(with: comment) { return index }
      // Blanks between them have no meaning under `x`.
      if character > 0x20 { lastSymbol = character }
    }
    return nil
  }

  /// Whether every character beyond ASCII is like every other to a pattern of ASCII characters.
  ///
  /// References compare what was found, and escapes by number may name any character.
  private static func treatsOthersAlike(_ pattern: String) -> Bool {
    let bytes = Array(pattern.utf8)
    for (index, byte) in bytes.enumerated().dropLast() where byte == UInt8(ascii: "\\") {
      switch bytes[index + 1] {
      case UInt8(ascii: "x"), UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "N"),
        UInt8(ascii: "g"), UInt8(ascii: "k"), UInt8(ascii: "R"), UInt8(ascii: "v"),
        UInt8(ascii: "V"), UInt8(ascii: "X"), UInt8(ascii: "C"), UInt8(ascii: "c"):
        return false
      default: break
      }
    }
    return true
  }

  private static func compileBytes(_ pattern: String) -> OpaquePointer? {
    let bytes = Array(pattern.utf8)
    return unsafe bytes.withUnsafeBufferPointer {
      unsafe cboostregex_compile_bytes($0.baseAddress, $0.count)
    }
  }

  /// Whether texts may be given as bytes, which is much faster: those of ASCII characters, or all.
  public func takesBytes(ofASCII: Bool) -> Bool {
    unsafe byteRegex != nil && (ofASCII || treatsOthersAlike)
  }

  /// Finds the first match that starts at `start` or later, or exactly there; nil without one.
  ///
  /// Offsets are those of Unicode characters. What is before `start` is seen by `\b` and by
  /// look-behind. The steps that the search takes are taken from `steps`.
  public func firstMatch(
    in text: Span<UInt32>,
    from start: Int = 0,
    onlyHere: Bool = false,
    steps: inout Int
  ) throws(BoostSearchFailure) -> Range<Int>? {
    guard start >= 0, start <= text.count else { return nil }
    return try unsafe Self.search(&steps) { rest, range in
      unsafe text.withUnsafeBufferPointer { text in
        unsafe cboostregex_search(
          regex,
          text.baseAddress,
          text.count,
          start,
          onlyHere ? 1 : 0,
          rest,
          range
        )
      }
    }
  }

  /// The same in a text whose characters beyond ASCII are one byte each, whatever byte; only for
  /// expressions that take bytes, others find nothing.
  ///
  /// The text may have no line ends beyond ASCII.
  public func firstMatch(
    inBytes text: Span<UInt8>,
    from start: Int = 0,
    onlyHere: Bool = false,
    steps: inout Int
  ) throws(BoostSearchFailure) -> Range<Int>? {
    guard start >= 0, start <= text.count, let regex = unsafe byteRegex else { return nil }
    return try unsafe Self.search(&steps) { rest, range in
      unsafe text.withUnsafeBufferPointer { text in
        unsafe cboostregex_search_bytes(
          regex,
          text.baseAddress,
          text.count,
          start,
          onlyHere ? 1 : 0,
          rest,
          range
        )
      }
    }
  }

  private static func search(
    _ steps: inout Int,
    _ run: (UnsafeMutablePointer<Int64>, UnsafeMutablePointer<Int>) -> Int32
  ) throws(BoostSearchFailure) -> Range<Int>? {
    var rest = Int64(max(0, steps))
    var range: InlineArray<2, Int> = [0, 0]
    var span = range.mutableSpan
    // `size_t` and `Int` have the same size, and offsets fit both.
    let outcome = unsafe span.withUnsafeMutableBufferPointer { range in
      unsafe range.baseAddress.map { unsafe run(&rest, $0) } ?? 0
    }
    steps = Int(rest)
    switch outcome {
    case 1: return range[0] <= range[1] ? range[0]..<range[1] : nil
    case 0: return nil
    case -1: throw .complexity
    case -2: throw .stack
    case -3: throw .steps
    default: throw .memory
    }
  }

  /// Boost repeats the pattern behind its message, which the caller shows better.
  private static func message(_ text: String) -> String {
    var text = text
    if let end = text.range(of: "  The error occurred") { text = String(text[..<end]) }
    while let last = text.last, last == "." || last == " " { text.removeLast() }
    guard let first = text.first else { return "the pattern cannot be used" }
    return first.lowercased() + text.dropFirst()
  }
}

extension String {
  /// Where a text begins in this one.
  fileprivate func range(of text: String) -> String.Index? {
    var index = startIndex
    while index < endIndex {
      if self[index...].hasPrefix(text) { return index }
      formIndex(after: &index)
    }
    return nil
  }
}
