public import Diagnostics

/// Why a pattern cannot be used.
public struct LinearRegexError: Error, Sendable, Hashable {
  /// One sentence, without a full stop.
  public let message: String
  /// The UTF-8 offset in the pattern where the problem is, when it is known.
  public let offset: Int?

  init(_ message: String, at offset: Int?) {
    self.message = message
    self.offset = offset
  }

  /// The same as a diagnostic about the pattern's text.
  public var diagnostic: Diagnostic {
    let start = offset ?? 0
    return Diagnostic("RGX0101", message, at: SourceSpan(start, start + (offset == nil ? 0 : 1)))
  }
}
