public import Diagnostics

/// Where something stands in a file of the input, for who wants to look.
public struct OriginPlace: Sendable, Hashable {
  /// The bytes that it takes, when they are known.
  public var bytes: Range<Int>?
  /// The line and the column, in characters, at which it begins.
  public var position: SourcePosition?

  /// Creates a place.
  public init(bytes: Range<Int>? = nil, position: SourcePosition? = nil) {
    self.bytes = bytes
    self.position = position
  }
}
