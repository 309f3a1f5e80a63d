import CZlib

/// Packs bytes in one go.
@safe
struct DeflateStream: ~Copyable {
  /// zlib keeps the address of its stream, so the stream stays where it is.
  private let stream: UnsafeMutablePointer<z_stream>

  init(_ format: CompressionFormat, level: Int32) throws(CompressionError) {
    unsafe stream = .allocate(capacity: 1)
    unsafe stream.initialize(to: z_stream())
    let status = unsafe deflateInit2_(
      stream,
      level,
      Z_DEFLATED,
      format.windowBits,
      8,
      Z_DEFAULT_STRATEGY,
      ZLIB_VERSION,
      Int32(MemoryLayout<z_stream>.size)
    )
    guard status == Z_OK else {
      unsafe stream.deallocate()
      throw .outOfMemory
    }
  }

  deinit {
    unsafe deflateEnd(stream)
    unsafe stream.deallocate()
  }

  /// Packs all of `input` and ends the stream.
  mutating func deflate(_ input: Span<UInt8>) throws(CompressionError) -> ContiguousArray<UInt8> {
    var output: ContiguousArray<UInt8> = []
    var piece = ContiguousArray<UInt8>(repeating: 0, count: 1 << 16)
    var consumed = 0
    while true {
      let offered = min(input.count - consumed, 1 << 30)
      let isLast = consumed + offered == input.count
      let rest = input.extracting(consumed..<consumed + offered)
      let status = unsafe rest.withUnsafeBufferPointer { source in
        unsafe piece.withUnsafeMutableBufferPointer { target in
          unsafe stream.pointee.next_in = UnsafeMutablePointer(mutating: source.baseAddress)
          unsafe stream.pointee.avail_in = UInt32(truncatingIfNeeded: source.count)
          unsafe stream.pointee.next_out = target.baseAddress
          unsafe stream.pointee.avail_out = UInt32(truncatingIfNeeded: target.count)
          return unsafe CZlib.deflate(stream, isLast ? Z_FINISH : Z_NO_FLUSH)
        }
      }
      consumed += offered - (unsafe Int(stream.pointee.avail_in))
      output.append(contentsOf: piece[..<(piece.count - (unsafe Int(stream.pointee.avail_out)))])
      switch status {
      case Z_STREAM_END: return output
      case Z_OK, Z_BUF_ERROR: continue
      default: throw .outOfMemory
      }
    }
  }
}
