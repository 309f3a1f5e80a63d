import Diagnostics

/// Reads the central directory of a zip archive and checks it.
struct ZipDirectoryReader {
  let name: String
  let limits: ZipArchive.Limits

  /// Names and extra fields are short, so a directory beyond this is one of something else.
  private static let directoryLimit = 256 << 20
  /// The record at the end, a comment behind it and the records of large archives before it.
  private static let tailSize = 22 + 0xFFFF + 128

  /// The files of an archive.
  mutating func read(
    _ source: any RandomAccessBytes
  ) throws(Diagnostic) -> [ZipArchive.Entry] {
    var reader = LittleEndianReader(source)
    reader.load(max(0, source.count - Self.tailSize)..<source.count)
    let (start, end, count) = try directory(&reader)
    guard count <= limits.entries else {
      throw tooLarge("it has \(count) entries and may have \(limits.entries)")
    }
    guard start <= end, end - start <= Self.directoryLimit else {
      throw damaged("its directory is missing")
    }
    reader.load(start..<end)
    var entries: [ZipArchive.Entry] = []
    var paths: Set<String> = []
    var total = 0
    var offset = start
    for _ in 0..<count {
      let (entry, next) = try self.entry(reader, at: offset)
      offset = next
      guard let entry else { continue }
      guard paths.insert(entry.path).inserted else {
        throw damaged("two entries are named '\(entry.path)'")
      }
      guard entry.size <= limits.totalSize - total else {
        throw tooLarge("its files have more than \(limits.totalSize) bytes together")
      }
      total += entry.size
      entries.append(entry)
    }
    try checkOverlap(entries)
    return entries
  }

  /// Where the directory begins, what it ends before and how many entries it has.
  private func directory(
    _ reader: inout LittleEndianReader
  ) throws(Diagnostic) -> (start: Int, end: Int, count: Int) {
    guard let end = endRecord(reader), let count = reader.uint16(end + 10),
      let start = reader.uint32(end + 16)
    else {
      throw damaged("its directory is missing; the file may be cut off")
    }
    guard count == 0xFFFF || start == 0xFFFF_FFFF else { return (Int(start), end, Int(count)) }
    // Zip64: a locator before the record leads to a larger record.
    guard reader.uint32(end - 20) == 0x0706_4B50, let position = reader.uint64(end - 12),
      let large = Int(exactly: position), large <= end
    else {
      throw damaged("its directory is missing")
    }
    reader.load(large..<min(reader.count, large + 56))
    guard reader.uint32(large) == 0x0606_4B50, let largeCount = reader.uint64(large + 32),
      let largeStart = reader.uint64(large + 48), let count = Int(exactly: largeCount),
      let start = Int(exactly: largeStart)
    else {
      throw damaged("its directory is missing")
    }
    return (start, large, count)
  }

  /// The record at the end, behind which there may be a comment.
  private func endRecord(_ reader: LittleEndianReader) -> Int? {
    var offset = reader.count - 22
    let lowest = max(0, offset - 0xFFFF)
    while offset >= lowest {
      if reader.uint32(offset) == 0x0605_4B50, let comment = reader.uint16(offset + 20),
        offset + 22 + Int(comment) <= reader.count
      {
        return offset
      }
      offset -= 1
    }
    return nil
  }

  /// One entry, nil for a folder, and where the next one begins.
  private func entry(
    _ reader: LittleEndianReader,
    at offset: Int
  ) throws(Diagnostic) -> (entry: ZipArchive.Entry?, next: Int) {
    guard reader.uint32(offset) == 0x0201_4B50,
      let flags = reader.uint16(offset + 8), let method = reader.uint16(offset + 10),
      let checksum = reader.uint32(offset + 16), let packedSize = reader.uint32(offset + 20),
      let size = reader.uint32(offset + 24), let nameCount = reader.uint16(offset + 28),
      let extraCount = reader.uint16(offset + 30), let commentCount = reader.uint16(offset + 32),
      let attributes = reader.uint32(offset + 38), let headerOffset = reader.uint32(offset + 42),
      let nameBytes = reader.slice(offset + 46, count: Int(nameCount))
    else {
      throw damaged("its directory is cut off")
    }
    let extraStart = offset + 46 + Int(nameCount)
    let next = extraStart + Int(extraCount) + Int(commentCount)
    let path = try ZipPath.checked(nameBytes, in: name)
    if path.hasSuffix("/") { return (nil, next) }
    let mode = attributes >> 16 & 0xF000
    guard mode == 0 || mode == 0x8000 else {
      throw unsupported("'\(path)' is a link or another thing that is no file")
    }
    guard flags & 1 == 0 else { throw unsupported("'\(path)' is encrypted") }
    guard method == 0 || method == 8 else {
      throw unsupported("'\(path)' is packed in a way (\(method)) that is not known here")
    }
    var values = Zip64Values(size: size, packedSize: packedSize, headerOffset: headerOffset)
    guard values.complete(reader, extraStart..<extraStart + Int(extraCount)) else {
      throw damaged("the sizes of '\(path)' make no sense")
    }
    if method == 0, values.size != values.packedSize {
      throw damaged("the sizes of '\(path)' differ")
    }
    try checkSize(values, path)
    let entry = ZipArchive.Entry(
      path: path,
      size: values.size,
      packedSize: values.packedSize,
      isDeflated: method == 8,
      checksum: checksum,
      headerOffset: values.headerOffset
    )
    return (entry, next)
  }

  private func checkSize(_ values: Zip64Values, _ path: String) throws(Diagnostic) {
    guard values.size <= limits.entrySize else {
      throw tooLarge("'\(path)' has \(values.size) bytes and may have \(limits.entrySize)")
    }
    if values.size > 1 << 20, values.size / limits.ratio > values.packedSize {
      throw tooLarge("'\(path)' grows more than \(limits.ratio) times when it is unpacked")
    }
  }

  /// Entries that share bytes make a small archive as large as wanted.
  private func checkOverlap(_ entries: [ZipArchive.Entry]) throws(Diagnostic) {
    var end = 0
    for entry in entries.sorted(by: { $0.headerOffset < $1.headerOffset }) {
      guard entry.headerOffset >= end else {
        throw damaged("'\(entry.path)' shares bytes with another entry")
      }
      end = entry.headerOffset + 30 + entry.packedSize
    }
  }

  private func damaged(_ reason: String) -> Diagnostic {
    Diagnostic(Code.zipDamaged, "the zip archive is damaged: \(reason)", in: name)
  }

  private func unsupported(_ reason: String) -> Diagnostic {
    Diagnostic(Code.zipUnsupported, "the zip archive cannot be read: \(reason)", in: name)
  }

  private func tooLarge(_ reason: String) -> Diagnostic {
    Diagnostic(Code.zipTooLarge, "the zip archive is too large: \(reason)", in: name)
  }
}

/// The sizes of an entry, of which large ones stand in an extra field.
private struct Zip64Values {
  var size: Int
  var packedSize: Int
  var headerOffset: Int

  init(size: UInt32, packedSize: UInt32, headerOffset: UInt32) {
    self.size = Int(size)
    self.packedSize = Int(packedSize)
    self.headerOffset = Int(headerOffset)
  }

  /// Takes large values from the extra fields; false when they are missing or out of range.
  mutating func complete(_ reader: LittleEndianReader, _ extra: Range<Int>) -> Bool {
    let missing = Int(UInt32.max)
    guard size == missing || packedSize == missing || headerOffset == missing else {
      return isPossible(reader)
    }
    var offset = extra.lowerBound
    while let kind = reader.uint16(offset), let count = reader.uint16(offset + 2),
      offset < extra.upperBound
    {
      guard kind == 1 else {
        offset += 4 + Int(count)
        continue
      }
      var position = offset + 4
      for path in [\Self.size, \.packedSize, \.headerOffset] where self[keyPath: path] == missing {
        guard let value = reader.uint64(position).flatMap(Int.init(exactly:)) else { return false }
        self[keyPath: path] = value
        position += 8
      }
      return isPossible(reader)
    }
    return false
  }

  private func isPossible(_ reader: LittleEndianReader) -> Bool {
    packedSize <= reader.count && headerOffset <= reader.count - packedSize
  }
}
