import CJSONColumns

/// A text of lines, in a file or in memory.
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

  /// The first bytes, as many as there are up to a limit; nil when they cannot be read.
  public func head(_ limit: Int) -> ContiguousArray<UInt8>? {
    var bytes = ContiguousArray<UInt8>(repeating: 0, count: min(limit, count))
    let got = unsafe bytes.withUnsafeMutableBytes { room in
      unsafe cjc_pread(descriptor, 0, room.baseAddress, room.count)
    }
    guard got >= 0 else { return nil }
    bytes.removeLast(bytes.count - got)
    return bytes
  }
}
