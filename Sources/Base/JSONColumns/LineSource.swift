import CJSONColumns

/// A text of rows, in a file or in memory.
public enum LineSource: Sendable {
  /// A file that is read part by part.
  case file(LineFile)
  /// A text that is there already, without a byte order mark.
  case text(ContiguousArray<UInt8>)

  /// How many bytes there are.
  public var count: Int {
    switch self {
    case .file(let file): file.count
    case .text(let bytes): bytes.count
    }
  }

  /// Some of the bytes; nil when they cannot be read.
  public func bytes(_ range: Range<Int>) -> ContiguousArray<UInt8>? {
    switch self {
    case .file(let file): file.bytes(range)
    case .text(let bytes): ContiguousArray(bytes[range.clamped(to: 0..<bytes.count)])
    }
  }
}

/// An open file, closed when nobody holds it any more.
///
/// It is read and not mapped: a mapped file that another program cuts short ends this one.
public final class LineFile: Sendable {
  /// How many bytes it had when it was opened.
  public let count: Int
  let descriptor: Int32

  /// Opens a regular file; nil when that cannot be done.
  public init?(path: String) {
    var size: Int64 = 0
    let descriptor = unsafe cjc_open(path, &size)
    guard descriptor >= 0, let count = Int(exactly: size) else { return nil }
    self.descriptor = descriptor
    self.count = count
  }

  deinit { cjc_close(descriptor) }

  /// Reads a range into a buffer from `offset` on; false when the file does not have all of it.
  public func read(
    _ range: Range<Int>,
    into buffer: inout ContiguousArray<UInt8>,
    at offset: Int
  ) -> Bool {
    guard offset >= 0, range.count <= buffer.count - offset else { return false }
    return unsafe buffer.withUnsafeMutableBytes { room in
      unsafe cjc_pread(
        descriptor,
        Int64(range.lowerBound),
        UnsafeMutableRawBufferPointer(rebasing: room[offset...]).baseAddress,
        range.count
      ) == range.count
    }
  }

  /// Some of the bytes, as many as there are; nil when they cannot be read.
  public func bytes(_ range: Range<Int>) -> ContiguousArray<UInt8>? {
    let range = range.clamped(to: 0..<count)
    var bytes = ContiguousArray<UInt8>(repeating: 0, count: range.count)
    let got = unsafe bytes.withUnsafeMutableBytes { room in
      unsafe cjc_pread(descriptor, Int64(range.lowerBound), room.baseAddress, room.count)
    }
    guard got >= 0 else { return nil }
    bytes.removeLast(bytes.count - got)
    return bytes
  }
}
