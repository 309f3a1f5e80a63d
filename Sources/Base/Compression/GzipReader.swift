import Glibc

/// Reads a gzip file piece by piece, without holding it in memory.
@safe
public struct GzipReader: ~Copyable {
  private let file: UnsafeMutablePointer<FILE>
  private var stream: InflateStream
  private var total = 0
  private let limit: Int
  private var hasInput = false

  /// Opens a file; `limit` bounds the size of all that is unpacked.
  public init(path: String, limit: Int = 1 << 40) throws(CompressionError) {
    guard let file = unsafe fopen(path, "rb") else {
      throw .unreadable(unsafe String(cString: strerror(errno)))
    }
    let stream: InflateStream
    do throws(CompressionError) {
      stream = try InflateStream(.gzip)
    } catch {
      unsafe fclose(file)
      throw error
    }
    self.stream = stream
    self.limit = limit
    unsafe self.file = unsafe file
  }

  deinit {
    unsafe fclose(file)
  }

  /// The next piece, never empty; nil at the end.
  public mutating func next() throws(CompressionError) -> ContiguousArray<UInt8>? {
    var input = ContiguousArray<UInt8>(repeating: 0, count: 1 << 16)
    var output: ContiguousArray<UInt8> = []
    while output.isEmpty {
      let count = unsafe input.withUnsafeMutableBytes { buffer in
        unsafe fread(buffer.baseAddress, 1, buffer.count, file)
      }
      guard count > 0 else {
        if unsafe ferror(file) != 0 { throw .unreadable("reading it failed") }
        guard !hasInput || stream.isFinished else { throw .truncated }
        return nil
      }
      hasInput = true
      let consumed = try stream.inflate(
        input.span.extracting(0..<count),
        into: &output,
        limit: limit - total
      )
      guard consumed == count else { throw .damaged("there are bytes behind its end") }
    }
    total += output.count
    return output
  }
}
