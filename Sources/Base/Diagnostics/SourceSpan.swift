/// A half-open range of UTF-8 offsets in one source text.
public struct SourceSpan: Sendable, Hashable {
  /// The offset of the first byte.
  public let lowerBound: Int
  /// The offset after the last byte; never below `lowerBound`.
  public let upperBound: Int

  /// Creates a span; an end before the start is moved to the start.
  @inlinable
  public init(_ lowerBound: Int, _ upperBound: Int) {
    self.lowerBound = lowerBound
    self.upperBound = max(lowerBound, upperBound)
  }

  /// How many bytes it covers.
  @inlinable
  public var count: Int { upperBound - lowerBound }

  /// The smallest span that covers both.
  @inlinable
  public func union(_ other: SourceSpan) -> SourceSpan {
    SourceSpan(min(lowerBound, other.lowerBound), max(upperBound, other.upperBound))
  }
}

/// A line and a column of a text, both counted from one; a column is one Unicode scalar.
public struct SourcePosition: Sendable, Hashable, Comparable {
  /// The line.
  public let line: Int
  /// The column.
  public let column: Int

  /// Creates a position.
  public init(line: Int, column: Int) {
    self.line = line
    self.column = column
  }

  /// Whether the first position comes earlier in the text.
  public static func < (left: SourcePosition, right: SourcePosition) -> Bool {
    (left.line, left.column) < (right.line, right.column)
  }
}
