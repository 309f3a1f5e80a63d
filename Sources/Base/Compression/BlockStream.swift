import CZlib

/// Unpacks deflated bytes of a file, stopping at the blocks that they are made of.
@safe
struct BlockStream: ~Copyable {
  private static let inputSize = 1 << 16

  /// zlib keeps the address of its stream, so the stream stays where it is.
  private let stream: UnsafeMutablePointer<z_stream>
  private let source: any RandomAccessBytes
  private let packed: Range<Int>
  private var input: ContiguousArray<UInt8>
  /// The part of the input that was not taken yet.
  private var rest = 0..<0
  /// How many packed bytes were taken.
  private(set) var taken: Int
  /// Whether the end was seen.
  private(set) var isFinished = false
  /// Whether a block begins here.
  private(set) var isAtBlock = false
  /// How many bits of the last byte that was taken belong to what follows.
  private(set) var unusedBits: Int32 = 0
  private var stalls = 0

  init(
    _ source: any RandomAccessBytes,
    packed: Range<Int>,
    at place: InflateIndex.Place = InflateIndex.Place()
  ) throws(CompressionError) {
    self.source = source
    self.packed = packed
    taken = place.packed
    input = ContiguousArray(repeating: 0, count: Self.inputSize)
    unsafe stream = .allocate(capacity: 1)
    unsafe stream.initialize(to: z_stream())
    let status = unsafe inflateInit2_(
      stream,
      -MAX_WBITS,
      ZLIB_VERSION,
      Int32(MemoryLayout<z_stream>.size)
    )
    guard status == Z_OK else {
      unsafe stream.deallocate()
      throw .outOfMemory
    }
    guard begin(at: place) else { throw .damaged("its contents make no sense") }
  }

  deinit {
    unsafe inflateEnd(stream)
    unsafe stream.deallocate()
  }

  private func begin(at place: InflateIndex.Place) -> Bool {
    if place.bits > 0 {
      let last = packed.lowerBound + place.packed - 1
      guard let byte = source.array(last..<last + 1)?.first,
        unsafe inflatePrime(stream, place.bits, Int32(byte) >> (8 - place.bits)) == Z_OK
      else { return false }
    }
    guard !place.window.isEmpty else { return true }
    return unsafe place.window.withUnsafeBufferPointer { window in
      unsafe inflateSetDictionary(stream, window.baseAddress, UInt32(window.count)) == Z_OK
    }
  }

  /// Unpacks up to the next block or as much as there is room for, and says how much it was.
  mutating func next(
    into buffer: inout ContiguousArray<UInt8>,
    at offset: Int,
    limit: Int = .max
  ) throws(CompressionError) -> Int {
    // At the end of the input there may still be something to hand out.
    if rest.isEmpty, taken < packed.count { try refill() }
    let room = min(limit, buffer.count - offset)
    let (status, left, produced) = inflate(into: &buffer, at: offset, room: room)
    let used = rest.count - left
    taken += used
    rest = rest.lowerBound + used..<rest.upperBound
    let type = unsafe stream.pointee.data_type
    isAtBlock = type & 128 != 0 && type & 64 == 0
    unusedBits = type & 7
    switch status {
    case Z_STREAM_END: isFinished = true
    case Z_OK, Z_BUF_ERROR:
      // Where nothing is taken and nothing made twice, it will be so for ever.
      stalls = used > 0 || produced > 0 ? 0 : stalls + 1
      guard stalls < 2 else { throw .truncated }
    case Z_MEM_ERROR: throw .outOfMemory
    default: throw .damaged("its contents make no sense")
    }
    return produced
  }

  private mutating func inflate(
    into buffer: inout ContiguousArray<UInt8>,
    at offset: Int,
    room: Int
  ) -> (status: Int32, left: Int, produced: Int) {
    let span = input.span.extracting(rest)
    return unsafe span.withUnsafeBufferPointer { source in
      unsafe buffer.withUnsafeMutableBufferPointer { target in
        unsafe stream.pointee.next_in = UnsafeMutablePointer(mutating: source.baseAddress)
        unsafe stream.pointee.avail_in = UInt32(truncatingIfNeeded: source.count)
        unsafe stream.pointee.next_out = target.baseAddress?.advanced(by: offset)
        unsafe stream.pointee.avail_out = UInt32(truncatingIfNeeded: room)
        let status = unsafe CZlib.inflate(stream, Z_BLOCK)
        return unsafe (
          status, Int(stream.pointee.avail_in), room - Int(stream.pointee.avail_out)
        )
      }
    }
  }

  private mutating func refill() throws(CompressionError) {
    let count = min(input.count, packed.count - taken)
    let start = packed.lowerBound + taken
    guard count > 0, source.read(start..<start + count, into: &input, at: 0) else {
      throw .truncated
    }
    rest = 0..<count
  }
}
