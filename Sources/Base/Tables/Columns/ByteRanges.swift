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
    if isConstant, !indices.contains(where: { $0 < 0 }) {
      return ByteRanges(bytes: bytes, constant: ranges[0], count: indices.count)
    }
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

  /// Whether both have their rows in one and the same buffer.
  @inlinable
  public func sharesBytes(with other: ByteRanges) -> Bool {
    bytes.span.isIdentical(to: other.bytes.span)
  }

  /// The rows of several columns in one buffer; only bytes that rows use are copied, and none when
  /// all rows are in one buffer already.
  public static func concatenate(_ parts: [ByteRanges]) -> ByteRanges {
    let total = parts.reduce(0) { $0 + $1.count }
    if let first = parts.first(where: { $0.count > 0 }),
      parts.allSatisfy({ $0.count == 0 || ($0.isConstant && $0.ranges[0].count == 0) })
    {
      return ByteRanges(bytes: first.bytes, constant: .empty, count: total)
    }
    var ranges = ContiguousArray<ByteRange>()
    ranges.reserveCapacity(total)
    if let first = parts.first, parts.allSatisfy({ $0.sharesBytes(with: first) }) {
      for part in parts { part.appendRanges(to: &ranges, movedBy: 0) }
      return ByteRanges(bytes: first.bytes, ranges: ranges)
    }
    var bytes = ContiguousArray<UInt8>()
    for part in parts {
      let used = part.ranges.reduce(0) { $0 &+ $1.count }
      if used < part.bytes.count / 2 {
        let stored = part.copied(to: &bytes)
        stored.appendRanges(to: &ranges, movedBy: 0)
      } else {
        let base = bytes.count
        bytes.append(contentsOf: part.bytes)
        part.appendRanges(to: &ranges, movedBy: base)
      }
    }
    return ByteRanges(bytes: bytes, ranges: ranges)
  }

  private func appendRanges(to ranges: inout ContiguousArray<ByteRange>, movedBy base: Int) {
    if isConstant {
      let range = ByteRange(offset: self.ranges[0].offset + base, count: self.ranges[0].count)
      ranges.append(contentsOf: repeatElement(range, count: count))
    } else if base == 0 {
      ranges.append(contentsOf: self.ranges)
    } else {
      for range in self.ranges {
        ranges.append(ByteRange(offset: range.offset &+ base, count: range.count))
      }
    }
  }

  /// The same rows, their bytes appended to `buffer`; the bytes of the result stay empty.
  private func copied(to buffer: inout ContiguousArray<UInt8>) -> ByteRanges {
    var stored = ContiguousArray<ByteRange>()
    stored.reserveCapacity(ranges.count)
    for range in ranges {
      stored.append(ByteRange(offset: buffer.count, count: range.count))
      buffer.append(contentsOf: bytes[range.range])
    }
    return isConstant
      ? ByteRanges(bytes: [], constant: stored[0], count: count)
      : ByteRanges(bytes: [], ranges: stored)
  }
}
