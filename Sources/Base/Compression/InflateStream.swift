import CZlib

/// Unpacks bytes that come in pieces.
@safe
public struct InflateStream: ~Copyable {
  /// zlib keeps the address of its stream, so the stream stays where it is.
  private let stream: UnsafeMutablePointer<z_stream>
  private let format: CompressionFormat
  /// Whether the end of the packed data was seen.
  ///
  /// More gzip members may follow.
  public private(set) var isFinished = false

  /// Starts unpacking.
  public init(_ format: CompressionFormat) throws(CompressionError) {
    self.format = format
    unsafe stream = .allocate(capacity: 1)
    unsafe stream.initialize(to: z_stream())
    let status = unsafe inflateInit2_(
      stream,
      format.windowBits,
      ZLIB_VERSION,
      Int32(MemoryLayout<z_stream>.size)
    )
    guard status == Z_OK else {
      unsafe stream.deallocate()
      throw .outOfMemory
    }
  }

  deinit {
    unsafe inflateEnd(stream)
    unsafe stream.deallocate()
  }

  /// Unpacks a piece and appends the result, whose size with what is in `output` is limited.
  ///
  /// Returns how many bytes it took, which is all of them unless the packed data ended before.
  public mutating func inflate(
    _ input: Span<UInt8>,
    into output: inout ContiguousArray<UInt8>,
    limit: Int
  ) throws(CompressionError) -> Int {
    var consumed = 0
    while consumed < input.count {
      if isFinished {
        // A gzip file may hold several members; anything else ends here.
        guard format == .gzip, input[consumed] == 0x1F else { break }
        guard unsafe inflateReset(stream) == Z_OK else { throw .outOfMemory }
        isFinished = false
      }
      consumed += try step(input.extracting(consumed..<input.count), &output, limit)
    }
    return consumed
  }

  /// One call of zlib: returns how many bytes it took.
  private mutating func step(
    _ input: Span<UInt8>,
    _ output: inout ContiguousArray<UInt8>,
    _ limit: Int
  ) throws(CompressionError) -> Int {
    let pieceSize = 1 << 16
    var piece = ContiguousArray<UInt8>(repeating: 0, count: pieceSize)
    var consumed = 0
    while true {
      let offered = min(input.count - consumed, 1 << 30)
      let rest = input.extracting(consumed..<consumed + offered)
      let status = unsafe rest.withUnsafeBufferPointer { source in
        unsafe piece.withUnsafeMutableBufferPointer { target in
          unsafe stream.pointee.next_in = UnsafeMutablePointer(mutating: source.baseAddress)
          unsafe stream.pointee.avail_in = UInt32(truncatingIfNeeded: source.count)
          unsafe stream.pointee.next_out = target.baseAddress
          unsafe stream.pointee.avail_out = UInt32(truncatingIfNeeded: target.count)
          return unsafe CZlib.inflate(stream, Z_NO_FLUSH)
        }
      }
      consumed += offered - (unsafe Int(stream.pointee.avail_in))
      let produced = pieceSize - (unsafe Int(stream.pointee.avail_out))
      guard produced <= limit - output.count else { throw .tooLarge(limit: limit) }
      output.append(contentsOf: piece[..<produced])
      switch status {
      case Z_STREAM_END:
        isFinished = true
        return consumed
      case Z_OK, Z_BUF_ERROR:
        // With room left in the target, zlib has taken all input.
        if produced < pieceSize, consumed == input.count { return consumed }
        if status == Z_BUF_ERROR, produced == 0 { return consumed }
      case Z_MEM_ERROR: throw .outOfMemory
      case Z_NEED_DICT: throw .damaged("it needs a dictionary")
      default: throw .damaged(reason)
      }
    }
  }

  private var reason: String {
    if let message = unsafe stream.pointee.msg {
      unsafe String(cString: message)
    } else {
      "its contents make no sense"
    }
  }
}
