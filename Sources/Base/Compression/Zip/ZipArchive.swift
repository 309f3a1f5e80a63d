public import Diagnostics

/// The files of a zip archive, in memory or where it lies.
///
/// An archive is hostile until shown otherwise: names that lead out of a folder, links, encrypted
/// and overlapping entries and sizes beyond the limits are errors. Archives inside it are just files.
public struct ZipArchive: Sendable {
  /// How large an archive may become.
  public struct Limits: Sendable, Hashable {
    /// How many entries it may have.
    public var entries: Int
    /// How many bytes one unpacked entry may have.
    public var entrySize: Int
    /// How many bytes all unpacked entries may have together.
    public var totalSize: Int
    /// How many times larger than its packed form an entry beyond a megabyte may be.
    public var ratio: Int

    /// Creates limits.
    public init(
      entries: Int = 65_536,
      entrySize: Int = 4 << 30,
      totalSize: Int = 16 << 30,
      ratio: Int = 200
    ) {
      self.entries = entries
      self.entrySize = entrySize
      self.totalSize = totalSize
      self.ratio = ratio
    }
  }

  /// One file of an archive.
  public struct Entry: Sendable, Hashable {
    /// Its path with `/` between the parts; safe to join to a folder.
    public let path: String
    /// How many bytes it has when unpacked.
    public let size: Int
    let packedSize: Int
    let isDeflated: Bool
    let checksum: UInt32
    let headerOffset: Int
  }

  /// The name of the archive in messages.
  public let name: String
  /// The files, in the order of the archive's directory; folders are left out.
  public let entries: [Entry]
  private let source: any RandomAccessBytes

  /// Reads the directory of an archive in memory.
  public init(
    _ bytes: ContiguousArray<UInt8>,
    named name: String,
    limits: Limits = Limits()
  ) throws(Diagnostic) {
    try self.init(in: MemoryBytes(bytes), named: name, limits: limits)
  }

  /// Reads the directory of an archive that stays where it lies.
  public init(
    in source: any RandomAccessBytes,
    named name: String,
    limits: Limits = Limits()
  ) throws(Diagnostic) {
    var reader = ZipDirectoryReader(name: name, limits: limits)
    entries = try reader.read(source)
    self.source = source
    self.name = name
  }

  /// Whether bytes begin as a zip archive does.
  public static func isArchive(_ bytes: Span<UInt8>) -> Bool {
    guard bytes.count >= 4, bytes[0] == 0x50, bytes[1] == 0x4B else { return false }
    return (bytes[2], bytes[3]) == (3, 4) || (bytes[2], bytes[3]) == (5, 6)
  }

  /// The entry at a path.
  public subscript(path: String) -> Entry? {
    entries.first { $0.path == path }
  }

  /// The unpacked bytes of an entry, checked against its size and checksum.
  public func contents(of entry: Entry) throws(Diagnostic) -> ContiguousArray<UInt8> {
    let contents = try unpacked(entry)
    guard contents.count == entry.size else { throw damaged("'\(entry.path)' has another size") }
    guard crc32(contents.span) == entry.checksum else {
      throw damaged("'\(entry.path)' has another checksum")
    }
    return contents
  }

  /// The first bytes of an entry, as many as it has; nil when they cannot be had.
  public func beginning(of entry: Entry, count: Int) -> ContiguousArray<UInt8>? {
    let count = min(count, entry.size)
    guard count >= 0, let packed = try? packedRange(of: entry) else { return nil }
    guard entry.isDeflated else {
      return source.array(packed.lowerBound..<packed.lowerBound + count)
    }
    var bytes = ContiguousArray<UInt8>(repeating: 0, count: count)
    guard var cursor = InflateCursor(source, packed: packed, at: InflateIndex.Place()),
      cursor.read(count, into: &bytes, at: 0)
    else { return nil }
    return bytes
  }

  /// Unpacks an entry once, to read it at any place afterwards; its bytes go to `body` in pieces of
  /// 64 times some number, but for the last one.
  public func member(
    _ entry: Entry,
    _ body: (Span<UInt8>) -> Void
  ) throws(Diagnostic) -> ZipMember {
    let packed = try packedRange(of: entry)
    do throws(CompressionError) {
      let member = try ZipMember(
        source,
        packed: packed,
        isDeflated: entry.isDeflated,
        size: entry.size,
        body
      )
      guard member.checksum == entry.checksum else { throw .damaged("it has another checksum") }
      return member
    } catch {
      throw damaged("'\(entry.path)': \(error.message)")
    }
  }

  private func unpacked(_ entry: Entry) throws(Diagnostic) -> ContiguousArray<UInt8> {
    guard let packed = source.array(try packedRange(of: entry)) else {
      throw damaged("'\(entry.path)' cannot be read")
    }
    guard entry.isDeflated else { return packed }
    do throws(CompressionError) {
      return try CompressionFormat.raw.decompress(packed.span, limit: entry.size)
    } catch {
      throw damaged("'\(entry.path)': \(error.message)")
    }
  }

  /// Where the packed bytes are: behind a header with a name and extra fields of its own.
  private func packedRange(of entry: Entry) throws(Diagnostic) -> Range<Int> {
    var header = LittleEndianReader(source)
    header.load(entry.headerOffset..<min(source.count, entry.headerOffset + 30))
    guard header.uint32(entry.headerOffset) == 0x0403_4B50,
      let nameCount = header.uint16(entry.headerOffset + 26),
      let extraCount = header.uint16(entry.headerOffset + 28)
    else {
      throw damaged("'\(entry.path)' is not where the directory says")
    }
    let start = entry.headerOffset + 30 + Int(nameCount) + Int(extraCount)
    guard start <= source.count, entry.packedSize <= source.count - start else {
      throw damaged("'\(entry.path)' is cut off")
    }
    return start..<start + entry.packedSize
  }

  private func damaged(_ reason: String) -> Diagnostic {
    Diagnostic(Code.zipDamaged, "the zip archive is damaged: \(reason)", in: name)
  }
}
