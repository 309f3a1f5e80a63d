import CRE2

/// A regular expression that takes linear time on every text.
///
/// The syntax and the meaning are those of Kusto, which are those of Rust's `regex`: no look-around,
/// no back-references, `\d`, `\w` and `\s` know Unicode, the leftmost match with the first
/// alternative wins. The work is RE2's, over UTF-8 bytes. `\b` is exact on ASCII texts; beside other
/// letters it takes them for no part of a word.
@safe
public final class LinearRegex: Sendable {
  /// How a pattern is read.
  public struct Options: OptionSet, Sendable, Hashable {
    /// The bits.
    public let rawValue: Int
    /// Creates options from bits.
    public init(rawValue: Int) { self.rawValue = rawValue }

    /// Case does not count.
    public static let ignoreCase = Options(rawValue: 1)
    /// `.` also stands for a line feed.
    public static let dotMatchesNewline = Options(rawValue: 2)
    /// Quantifiers are lazy, and lazy ones greedy.
    public static let swapGreed = Options(rawValue: 4)
    /// `^` and `$` also match at lines.
    public static let multiline = Options(rawValue: 8)
  }

  /// The pattern as it was given.
  public let pattern: String
  /// How many groups in parentheses it has.
  public let groupCount: Int
  /// The names of the groups, the first group first; nil for a group without a name.
  public let groupNames: [String?]

  /// The compiled expression.
  ///
  /// RE2 objects are immutable and made to be shared between threads; this one is released with its
  /// only owner.
  private nonisolated(unsafe) let regex: OpaquePointer
  private let hasVariants: Bool

  /// Compiles a pattern.
  ///
  /// `memoryLimit` bounds what the expression and its caches may take, in bytes.
  public init(
    _ pattern: String,
    options: Options = [],
    memoryLimit: Int = 32 << 20
  ) throws(LinearRegexError) {
    var ascii = try PatternTranslator.translate(pattern, for: .ascii)
    var unicode = try PatternTranslator.translate(pattern, for: .unicode)
    var flags = ""
    if options.contains(.swapGreed) { flags += "U" }
    if options.contains(.multiline) { flags += "m" }
    if !flags.isEmpty {
      ascii = "(?\(flags):\(ascii))"
      unicode = "(?\(flags):\(unicode))"
    }
    let (regex, reason) = unsafe Self.compile(ascii, unicode, options, memoryLimit)
    guard let regex = unsafe regex else {
      throw LinearRegexError("the pattern cannot be used: \(reason)", at: nil)
    }
    unsafe self.regex = unsafe regex
    self.pattern = pattern
    let count = unsafe Int(cre2_group_count(regex))
    groupCount = count
    var names: [String?] = []
    for group in 0..<count {
      let name = unsafe cre2_group_name(regex, Int32(group + 1))
      names.append(unsafe name.map { unsafe String(cString: $0) })
    }
    groupNames = names
    hasVariants = unsafe cre2_has_variants(regex) != 0
  }

  deinit {
    unsafe cre2_destroy(regex)
  }

  private static func compile(
    _ ascii: String,
    _ unicode: String,
    _ options: Options,
    _ memoryLimit: Int
  ) -> (regex: OpaquePointer?, reason: String) {
    var ascii = ascii
    var unicode = unicode
    let isSame = ascii == unicode
    var reason = [CChar](repeating: 0, count: 256)
    let regex = ascii.withUTF8 { ascii in
      unicode.withUTF8 { unicode in
        unsafe reason.withUnsafeMutableBufferPointer { reason in
          unsafe ascii.withMemoryRebound(to: CChar.self) { ascii in
            unsafe unicode.withMemoryRebound(to: CChar.self) { unicode in
              unsafe cre2_compile(
                ascii.baseAddress,
                ascii.count,
                isSame ? nil : unicode.baseAddress,
                unicode.count,
                options.contains(.ignoreCase) ? 1 : 0,
                options.contains(.dotMatchesNewline) ? 1 : 0,
                Int64(max(1 << 16, memoryLimit)),
                reason.baseAddress,
                reason.count
              )
            }
          }
        }
      }
    }
    let text = reason.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }
    return unsafe (regex, String(decoding: text, as: UTF8.self))
  }

  /// Whether the byte-wise variant applies to a text; to be asked once a text.
  func isASCII(_ text: Span<UInt8>) -> Bool {
    guard hasVariants else { return true }
    return unsafe text.withUnsafeBytes { unsafe cre2_is_ascii($0.baseAddress, $0.count) != 0 }
  }

  /// Searches from `start` and fills `offsets`, two a group.
  func search(
    _ text: Span<UInt8>,
    from start: Int,
    isASCII: Bool,
    into offsets: inout [Int]
  ) -> Bool {
    guard start >= 0, start <= text.count else { return false }
    let groups = Int32(truncatingIfNeeded: offsets.count / 2)
    return unsafe text.withUnsafeBytes { bytes in
      unsafe offsets.withUnsafeMutableBytes { offsets in
        // `size_t` and `Int` have the same size; "no offset" reads as -1.
        let pairs = unsafe offsets.assumingMemoryBound(to: UInt.self)
        return unsafe cre2_match(
          regex,
          isASCII ? 1 : 0,
          bytes.baseAddress,
          bytes.count,
          start,
          pairs.baseAddress,
          groups
        ) != 0
      }
    }
  }
}
