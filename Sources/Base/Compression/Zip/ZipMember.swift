/// One file of an archive, read at any place without being unpacked as a whole.
///
/// What deflate packed can be read from the places on that were noted when it was read for the first
/// time: each has the bytes that what follows may refer to.
public final class ZipMember: Sendable {
  /// How many bytes it has when unpacked.
  public let count: Int
  /// The CRC-32 of them.
  let checksum: UInt32
  private let source: any RandomAccessBytes
  private let packed: Range<Int>
  /// Nil when it is not packed.
  private let index: InflateIndex?

  /// Unpacks everything once; the bytes go to `body` in pieces.
  init(
    _ source: any RandomAccessBytes,
    packed: Range<Int>,
    isDeflated: Bool,
    size: Int,
    _ body: (Span<UInt8>) -> Void
  ) throws(CompressionError) {
    self.source = source
    self.packed = packed
    count = size
    var sum: UInt32 = 0
    func note(_ piece: Span<UInt8>) {
      sum = crc32(piece, continuing: sum)
      body(piece)
    }
    if isDeflated {
      index = try InflateIndex(source, packed: packed, size: size, note)
    } else {
      index = nil
      guard packed.count == size else { throw .damaged("its sizes differ") }
      var piece = ContiguousArray<UInt8>(repeating: 0, count: min(size, InflateIndex.pieceSize))
      var offset = 0
      while offset < size {
        let length = min(piece.count, size - offset)
        let start = packed.lowerBound + offset
        guard source.read(start..<start + length, into: &piece, at: 0) else { throw .truncated }
        note(piece.span.extracting(0..<length))
        offset += length
      }
    }
    checksum = sum
  }

  /// Whether any place can be reached with little work.
  public var isSeekable: Bool { index?.isDense ?? true }

  /// Makes a reader, which is quick where it goes on after what it read before.
  public func reader() -> Reader { Reader(self) }

  /// Reads a member, one range after another.
  public struct Reader: ~Copyable {
    private let member: ZipMember
    private var cursor: InflateCursor?

    fileprivate init(_ member: ZipMember) { self.member = member }

    /// Reads a range into a buffer from `offset` on; false when it cannot be had.
    public mutating func read(
      _ range: Range<Int>,
      into buffer: inout ContiguousArray<UInt8>,
      at offset: Int
    ) -> Bool {
      guard range.lowerBound >= 0, range.upperBound <= member.count, offset >= 0,
        range.count <= buffer.count - offset
      else { return false }
      if range.isEmpty { return true }
      guard let index = member.index else {
        let start = member.packed.lowerBound
        return member.source.read(
          start + range.lowerBound..<start + range.upperBound,
          into: &buffer,
          at: offset
        )
      }
      var next = cursor.take()
      let place = index.place(before: range.lowerBound)
      // Going on is less work than starting at a place, unless that is nearer.
      let isNear = next?.isBetween(place.position, range.lowerBound) ?? false
      if !isNear {
        next = InflateCursor(member.source, packed: member.packed, at: place)
      }
      guard var next, next.skip(to: range.lowerBound),
        next.read(range.count, into: &buffer, at: offset)
      else { return false }
      cursor = consume next
      return true
    }
  }
}
