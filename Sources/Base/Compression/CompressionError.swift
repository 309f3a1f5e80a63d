public import Diagnostics

/// Why bytes could not be packed or unpacked.
public enum CompressionError: Error, Sendable, Hashable {
  /// The bytes are not of the wanted format, or are damaged.
  case damaged(String)
  /// The bytes end too early.
  case truncated
  /// The result would be larger than the limit.
  case tooLarge(limit: Int)
  /// There is no memory.
  case outOfMemory
  /// A file cannot be read.
  case unreadable(String)

  /// One sentence, without a full stop.
  public var message: String {
    switch self {
    case .damaged(let reason): "the packed data is damaged: \(reason)"
    case .truncated: "the packed data ends too early"
    case .tooLarge(let limit): "the unpacked data is larger than the limit of \(limit) bytes"
    case .outOfMemory: "there is no memory to unpack the data"
    case .unreadable(let reason): "the file cannot be read: \(reason)"
    }
  }

  /// The same as a diagnostic about a file.
  public func diagnostic(in source: String) -> Diagnostic {
    Diagnostic(Code.damagedStream, message, in: source)
  }
}
