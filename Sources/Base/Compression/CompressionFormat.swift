import CZlib

/// How packed bytes are framed.
public enum CompressionFormat: Sendable, Hashable {
  /// RFC 1952; unpacking reads all members.
  case gzip
  /// RFC 1950.
  case zlib
  /// RFC 1951, without a frame.
  case raw

  /// What zlib calls the window bits.
  var windowBits: Int32 {
    switch self {
    case .gzip: MAX_WBITS + 16
    case .zlib: MAX_WBITS
    case .raw: -MAX_WBITS
    }
  }

  /// Packs bytes.
  ///
  /// A gzip frame holds neither name nor time, so equal input gives equal output.
  public func compress(
    _ bytes: Span<UInt8>,
    level: Int = 6
  ) throws(CompressionError) -> ContiguousArray<UInt8> {
    var stream = try DeflateStream(self, level: Int32(clamping: min(max(level, 0), 9)))
    return try stream.deflate(bytes)
  }

  /// Unpacks bytes, up to a limit of the result's size.
  public func decompress(
    _ bytes: Span<UInt8>,
    limit: Int = 1 << 30
  ) throws(CompressionError) -> ContiguousArray<UInt8> {
    var output: ContiguousArray<UInt8> = []
    var stream = try InflateStream(self)
    let consumed = try stream.inflate(bytes, into: &output, limit: limit)
    guard stream.isFinished else { throw .truncated }
    guard consumed == bytes.count else { throw .damaged("there are bytes behind its end") }
    return output
  }
}

/// The CRC-32 of some bytes, as gzip and zip use it; `previous` continues an earlier one.
public func crc32(_ bytes: Span<UInt8>, continuing previous: UInt32 = 0) -> UInt32 {
  let value = unsafe bytes.withUnsafeBytes { buffer in
    unsafe CZlib.crc32_z(
      UInt(previous),
      buffer.baseAddress?.assumingMemoryBound(to: UInt8.self),
      buffer.count
    )
  }
  // zlib starts over from nothing when it is given no address.
  return bytes.isEmpty ? previous : UInt32(truncatingIfNeeded: value)
}
