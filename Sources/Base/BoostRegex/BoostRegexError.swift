public import Diagnostics

/// Why a pattern is refused by Boost.Regex.
public struct BoostRegexError: Error, Sendable, Hashable {
  /// One sentence, without a full stop.
  public let message: String
  /// The offset in the pattern where the problem is, in Unicode characters, when it is known.
  public let offset: Int?

  /// Creates an error.
  public init(_ message: String, at offset: Int?) {
    self.message = message
    self.offset = offset
  }

  /// The same as a diagnostic about the pattern's text.
  public func diagnostic(in pattern: String) -> Diagnostic {
    let start = pattern.unicodeScalars.prefix(offset ?? 0).reduce(0) { $0 + UTF8.width($1) }
    return Diagnostic("RGX0201", message, at: SourceSpan(start, start + (offset == nil ? 0 : 1)))
  }
}

/// Why a search in a text had to end without an answer.
public enum BoostSearchFailure: Error, Sendable, Hashable {
  /// Boost gave up: the pattern is too complex for the text.
  case complexity
  /// Backtracking needed more memory than Boost allows.
  case stack
  /// The steps that the caller allowed were used up.
  case steps
  /// There was no memory.
  case memory

  /// One sentence, without a full stop.
  public var message: String {
    switch self {
    case .complexity: "the complexity of matching the pattern exceeds what the engine allows"
    case .stack: "matching the pattern needs more memory for backtracking than the engine allows"
    case .steps: "matching the pattern takes longer than the time limit of a text"
    case .memory: "there is no memory for matching the pattern"
    }
  }
}

extension UTF8 {
  fileprivate static func width(_ scalar: Unicode.Scalar) -> Int {
    switch scalar.value {
    case ..<0x80: 1
    case ..<0x800: 2
    case ..<0x10000: 3
    default: 4
    }
  }
}
