public import Diagnostics

/// The files of a zip archive that is held in memory.
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
  private let bytes: ContiguousArray<UInt8>
  private let limits: Limits

  /// Reads the directory of an archive.
  public init(
    _ bytes: ContiguousArray<UInt8>,
    named name: String,
    limits: Limits = Limits()
  ) throws(Diagnostic) {
    var reader = ZipDirectoryReader(name: name, limits: limits)
    entries = try reader.read(bytes)
    self.bytes = bytes
    self.name = name
    self.limits = limits
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

  private func unpacked(_ entry: Entry) throws(Diagnostic) -> ContiguousArray<UInt8> {
    let packed = try packedRange(of: entry)
    guard entry.isDeflated else { return ContiguousArray(bytes[packed]) }
    do throws(CompressionError) {
      let span = bytes.span.extracting(packed)
      return try CompressionFormat.raw.decompress(span, limit: entry.size)
    } catch {
      throw damaged("'\(entry.path)': \(error.message)")
    }
  }

  /// Where the packed bytes are: behind a header with a name and extra fields of its own.
  private func packedRange(of entry: Entry) throws(Diagnostic) -> Range<Int> {
    let header = LittleEndianReader(bytes)
    guard header.uint32(entry.headerOffset) == 0x0403_4B50,
      let nameCount = header.uint16(entry.headerOffset + 26),
      let extraCount = header.uint16(entry.headerOffset + 28)
    else {
      throw damaged("'\(entry.path)' is not where the directory says")
    }
    let start = entry.headerOffset + 30 + Int(nameCount) + Int(extraCount)
    guard start <= bytes.count, entry.packedSize <= bytes.count - start else {
      throw damaged("'\(entry.path)' is cut off")
    }
    return start..<start + entry.packedSize
  }

  private func damaged(_ reason: String) -> Diagnostic {
    Diagnostic(Code.zipDamaged, "the zip archive is damaged: \(reason)", in: name)
  }
}
