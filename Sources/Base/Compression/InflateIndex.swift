/// Places of a deflated stream from which on it can be unpacked.
///
/// A place is the beginning of a block, with the bytes before it, which the block may repeat.
struct InflateIndex: Sendable {
  /// A beginning of a block.
  struct Place: Sendable {
    /// How many bytes are unpacked before it.
    var position = 0
    /// How many packed bytes were taken, the last of them perhaps in part.
    var packed = 0
    /// How many bits of that last byte belong to the block.
    var bits: Int32 = 0
    /// The unpacked bytes before it, at most 32,768.
    var window: ContiguousArray<UInt8> = []
  }

  /// Bytes are handed on in pieces of this size.
  static let pieceSize = 1 << 20
  /// Places are so far apart, at least.
  private static let spacing = 1 << 20
  /// A stream with places farther apart than this is better unpacked at once.
  private static let mostSpacing = 16 << 20
  static let windowSize = 1 << 15

  private var places = [Place()]
  /// Whether places are near each other.
  private(set) var isDense = true

  /// Unpacks a stream and notes the places; the bytes go to `body` in pieces.
  init(
    _ source: any RandomAccessBytes,
    packed: Range<Int>,
    size: Int,
    _ body: (Span<UInt8>) -> Void
  ) throws(CompressionError) {
    var stream = try BlockStream(source, packed: packed)
    var piece = ContiguousArray<UInt8>(repeating: 0, count: Self.pieceSize)
    var before: ContiguousArray<UInt8> = []
    var filled = 0
    var position = 0
    while !stream.isFinished {
      let count = try stream.next(into: &piece, at: filled)
      filled += count
      position += count
      guard position <= size else { throw .tooLarge(limit: size) }
      if stream.isAtBlock, position - (places.last?.position ?? 0) >= Self.spacing {
        let window = Self.window(before, piece, filled)
        note(position, stream, window)
      }
      if filled == piece.count {
        body(piece.span)
        before = ContiguousArray(piece.suffix(Self.windowSize))
        filled = 0
      }
    }
    if filled > 0 { body(piece.span.extracting(0..<filled)) }
    guard position == size else { throw .damaged("it has another size") }
    guard stream.taken == packed.count else { throw .damaged("there are bytes behind its end") }
    if position - (places.last?.position ?? 0) > Self.mostSpacing { isDense = false }
  }

  private mutating func note(
    _ position: Int,
    _ stream: borrowing BlockStream,
    _ window: ContiguousArray<UInt8>
  ) {
    if position - (places.last?.position ?? 0) > Self.mostSpacing { isDense = false }
    places.append(
      Place(position: position, packed: stream.taken, bits: stream.unusedBits, window: window)
    )
  }

  /// The last bytes that were unpacked.
  private static func window(
    _ before: ContiguousArray<UInt8>,
    _ piece: ContiguousArray<UInt8>,
    _ filled: Int
  ) -> ContiguousArray<UInt8> {
    let own = piece[max(0, filled - windowSize)..<filled]
    return ContiguousArray(before.suffix(windowSize - own.count)) + own
  }

  /// The last place that is not behind a position.
  func place(before position: Int) -> Place {
    var low = 0
    var high = places.count
    while low < high {
      let middle = (low + high) / 2
      if places[middle].position <= position { low = middle + 1 } else { high = middle }
    }
    return low > 0 ? places[low - 1] : Place()
  }
}

/// Unpacks a stream from a place on.
struct InflateCursor: ~Copyable {
  private var stream: BlockStream
  private(set) var position: Int

  /// Nil when there is no memory.
  init?(_ source: any RandomAccessBytes, packed: Range<Int>, at place: InflateIndex.Place) {
    guard let stream = try? BlockStream(source, packed: packed, at: place) else { return nil }
    self.stream = stream
    position = place.position
  }

  /// Whether it is at or behind one position and not behind another.
  func isBetween(_ low: Int, _ high: Int) -> Bool { position >= low && position <= high }

  /// Passes over what is before a position.
  mutating func skip(to target: Int) -> Bool {
    guard position < target else { return position == target }
    var room = ContiguousArray<UInt8>(repeating: 0, count: min(target - position, 1 << 18))
    while position < target {
      guard read(min(room.count, target - position), into: &room, at: 0) else { return false }
    }
    return true
  }

  /// Reads the next bytes into a buffer.
  mutating func read(
    _ count: Int,
    into buffer: inout ContiguousArray<UInt8>,
    at offset: Int
  ) -> Bool {
    var done = 0
    while done < count {
      guard !stream.isFinished,
        let got = try? stream.next(into: &buffer, at: offset + done, limit: count - done)
      else { return false }
      done += got
      position += got
    }
    return true
  }
}
