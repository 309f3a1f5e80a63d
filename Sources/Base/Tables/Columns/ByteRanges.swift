/// Where one value lies in a byte buffer.
public struct ByteRange: Sendable, Hashable, BitwiseCopyable {
  /// The offset of the first byte.
  public var offset: Int
  /// How many bytes.
  public var count: Int

  /// Creates a range.
  @inlinable
  public init(offset: Int, count: Int) {
    self.offset = offset
    self.count = count
  }

  /// The empty range.
  public static let empty = ByteRange(offset: 0, count: 0)

  /// The range as the standard library spells it.
  @inlinable public var range: Range<Int> { offset..<(offset &+ count) }
}

/// Variable-width values: bytes in one shared buffer, and where each row's lie.
///
/// Rows may overlap and repeat, so filtering, sorting, trimming and taking parts copy no bytes.
public struct ByteRanges: Sendable {
  /// The bytes that rows point into.
  public let bytes: ContiguousArray<UInt8>
  /// The rows, one for a constant column.
  public let ranges: ContiguousArray<ByteRange>
  /// How many rows there are.
  public let count: Int
  /// 1, or 0 for a constant column.
  @usableFromInline let stride: Int

  /// Creates rows; every range lies within `bytes`.
  @inlinable
  public init(bytes: ContiguousArray<UInt8>, ranges: ContiguousArray<ByteRange>) {
    self.bytes = bytes
    self.ranges = ranges
    self.count = ranges.count
    self.stride = 1
  }

  /// Creates `count` equal rows.
  @inlinable
  public init(constant bytes: ContiguousArray<UInt8>, count: Int) {
    self.bytes = bytes
    self.ranges = [ByteRange(offset: 0, count: bytes.count)]
    self.count = count
    self.stride = 0
  }

  @inlinable
  init(bytes: ContiguousArray<UInt8>, constant range: ByteRange, count: Int) {
    self.bytes = bytes
    self.ranges = [range]
    self.count = count
    self.stride = 0
  }

  /// Whether all rows are one stored value.
  @inlinable public var isConstant: Bool { stride == 0 }

  /// Where a row's bytes lie.
  @inlinable
  public func range(at row: Int) -> ByteRange { ranges[row &* stride] }

  /// The rows at `indices`; a negative index gives an empty row.
  @inlinable
  public func gather(_ indices: ContiguousArray<Int>) -> ByteRanges {
    var out = ContiguousArray<ByteRange>()
    out.reserveCapacity(indices.count)
    for index in indices { out.append(index < 0 ? .empty : ranges[index &* stride]) }
    return ByteRanges(bytes: bytes, ranges: out)
  }

  /// A run of rows within the column.
  public func slice(_ range: Range<Int>) -> ByteRanges {
    if isConstant { return ByteRanges(bytes: bytes, constant: ranges[0], count: range.count) }
    return ByteRanges(bytes: bytes, ranges: ContiguousArray(ranges[range]))
  }

  /// The rows of several columns in one buffer; only bytes that rows use are copied.
  public static func concatenate(_ parts: [ByteRanges]) -> ByteRanges {
    var bytes = ContiguousArray<UInt8>()
    var ranges = ContiguousArray<ByteRange>()
    ranges.reserveCapacity(parts.reduce(0) { $0 + $1.count })
    for part in parts {
      let used = part.ranges.reduce(0) { $0 &+ $1.count }
      if part.isConstant || used < part.bytes.count / 2 {
        var stored = ContiguousArray<ByteRange>()
        for range in part.ranges {
          stored.append(ByteRange(offset: bytes.count, count: range.count))
          bytes.append(contentsOf: part.bytes[range.range])
        }
        if part.isConstant {
          ranges.append(contentsOf: repeatElement(stored[0], count: part.count))
        } else {
          ranges.append(contentsOf: stored)
        }
      } else {
        let base = bytes.count
        bytes.append(contentsOf: part.bytes)
        for range in part.ranges {
          ranges.append(ByteRange(offset: base + range.offset, count: range.count))
        }
      }
    }
    return ByteRanges(bytes: bytes, ranges: ranges)
  }
}
