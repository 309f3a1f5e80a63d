public import Compression
public import JSONColumns

extension LineFile: RandomAccessBytes {}

/// A file in an archive of the input.
struct ArchivedFile: Sendable {
  let archive: ZipArchive
  let entry: ZipArchive.Entry
  /// The file, when it can be read at any place.
  var member: ZipMember?
}

/// Reads a file of the input at any place, wherever it lies.
struct SourceReader: ~Copyable {
  private let file: LineFile?
  private var member: ZipMember.Reader?
  /// How many bytes it has.
  let count: Int

  /// Opens a file; nil when that cannot be done, or when it must be unpacked as a whole.
  init?(_ found: FoundFile) {
    if let archived = found.archived {
      guard let packed = archived.member else { return nil }
      file = nil
      member = packed.reader()
      count = packed.count
    } else {
      guard let opened = LineFile(path: found.path) else { return nil }
      file = opened
      member = nil
      count = opened.count
    }
  }

  /// Reads a range into a buffer from `offset` on; false when not all of it can be had.
  mutating func read(
    _ range: Range<Int>,
    into buffer: inout ContiguousArray<UInt8>,
    at offset: Int
  ) -> Bool {
    if let file { return file.read(range, into: &buffer, at: offset) }
    return member?.read(range, into: &buffer, at: offset) ?? false
  }

  /// Hands on everything in blocks of some size, of which the last may be shorter.
  mutating func forEachBlock(of size: Int, _ body: (Span<UInt8>) -> Void) -> Bool {
    var buffer = ContiguousArray<UInt8>(repeating: 0, count: min(size, count))
    var offset = 0
    while offset < count {
      let length = min(size, count - offset)
      guard read(offset..<offset + length, into: &buffer, at: 0) else { return false }
      body(buffer.span.extracting(0..<length))
      offset += length
    }
    return true
  }
}
