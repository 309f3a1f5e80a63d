/// Bytes that can be read at any place and from any thread.
public protocol RandomAccessBytes: Sendable {
  /// How many there are.
  var count: Int { get }
  /// Reads a range into a buffer from `offset` on; false when not all of it can be had.
  func read(_ range: Range<Int>, into buffer: inout ContiguousArray<UInt8>, at offset: Int) -> Bool
}

extension RandomAccessBytes {
  /// A range as an array; nil when not all of it can be had.
  public func array(_ range: Range<Int>) -> ContiguousArray<UInt8>? {
    guard range.lowerBound >= 0, range.upperBound <= count else { return nil }
    var bytes = ContiguousArray<UInt8>(repeating: 0, count: range.count)
    return read(range, into: &bytes, at: 0) ? bytes : nil
  }
}

/// Bytes in memory.
public struct MemoryBytes: RandomAccessBytes {
  private let bytes: ContiguousArray<UInt8>

  /// Makes them of an array.
  public init(_ bytes: ContiguousArray<UInt8>) { self.bytes = bytes }

  /// How many there are.
  public var count: Int { bytes.count }

  /// Reads a range into a buffer from `offset` on; false when not all of it can be had.
  public func read(
    _ range: Range<Int>,
    into buffer: inout ContiguousArray<UInt8>,
    at offset: Int
  ) -> Bool {
    guard range.lowerBound >= 0, range.upperBound <= bytes.count, offset >= 0,
      range.count <= buffer.count - offset
    else { return false }
    buffer.replaceSubrange(offset..<offset + range.count, with: bytes[range])
    return true
  }
}
