import Compression
import Diagnostics
import Documents
import Hashing
import JSONColumns

/// A large JSON file with long lists, of which only parts are in memory at a time.
struct LargeFile: Sendable {
  /// Files below this size are read at once.
  private static let leastSize = 2 << 20
  /// The same when the input as a whole is large.
  private static let leastSizeOfMany = 128 << 10

  /// From which size on files are taken apart, by the size of all of them.
  static func leastSize(ofTotal size: Int) -> Int {
    size > 64 << 20 ? leastSizeOfMany : leastSize
  }

  /// Lists are read in parts of about so many bytes.
  static let partSize = 1 << 20
  /// The same in archives, where getting to a place costs more.
  private static let archivedPartSize = 4 << 20
  /// So much of a list is looked at to tell what it is.
  static let sampleSize = 16 << 10
  /// A multiple of 64, as the scanner wants.
  private static let blockSize = 1 << 20

  let found: FoundFile
  /// The long lists, in their order.
  private(set) var lists: [JSONLongList]
  /// The text with no more of its long lists than their first elements.
  private(set) var outline: JSONDocument
  let size: Int
  /// The digest of the whole file, when reading it gave it.
  private let knownDigest: String?

  /// Takes a file apart; nil when it is small, something else, broken or has no long lists.
  init?(_ found: FoundFile, leastSize: Int) {
    guard found.size >= leastSize, Self.mayBeJSON(found.name) else { return nil }
    var scanner = JSONListScanner(
      partSize: found.archived == nil ? Self.partSize : Self.archivedPartSize,
      sampleSize: Self.sampleSize
    )
    if found.archived != nil {
      guard let unpacked = Self.unpack(found, { scanner.feed($0) }) else { return nil }
      self.found = unpacked.found
      knownDigest = unpacked.digest
      size = found.size
    } else {
      guard var source = SourceReader(found), source.count >= leastSize else { return nil }
      var head = ContiguousArray<UInt8>(repeating: 0, count: min(4096, source.count))
      guard source.read(0..<head.count, into: &head, at: 0), Self.isJSON(head.span),
        source.forEachBlock(of: Self.blockSize, { scanner.feed($0) })
      else { return nil }
      self.found = found
      knownDigest = nil
      size = source.count
    }
    guard let lists = scanner.finish(), !lists.isEmpty,
      let text = OutlineText(lists).text(of: self.found, size: size),
      let outline = try? JSONDocument(text.span, named: found.name)
    else { return nil }
    self.lists = lists
    self.outline = outline
  }

  /// The same with some of the lists left whole; nil when they are too long for that.
  func keeping(_ kept: Set<String>) -> LargeFile? {
    var copy = self
    copy.lists = lists.filter { list in place(of: list).map { !kept.contains($0.pointer) } ?? false
    }
    guard let text = OutlineText(copy.lists).text(of: found, size: size),
      let outline = try? JSONDocument(text.span, named: found.name)
    else { return nil }
    copy.outline = outline
    return copy
  }

  /// Blueprints may begin as JSON does.
  private static func mayBeJSON(_ name: String) -> Bool {
    let lower = name.lowercased()
    return ![".ps1", ".psd1", ".txt"].contains { lower.hasSuffix($0) }
  }

  private static func isJSON(_ head: Span<UInt8>) -> Bool {
    guard DocumentEncoding.sniff(head).encoding == .utf8,
      let first = DocumentReaders.firstCharacter(of: head)
    else { return false }
    return first == UInt8(ascii: "{") || first == UInt8(ascii: "[")
  }

  /// Reads a file of an archive once, so that it can be read at any place afterwards.
  private static func unpack(
    _ found: FoundFile,
    _ body: (Span<UInt8>) -> Void
  ) -> (found: FoundFile, digest: String)? {
    guard var archived = found.archived,
      let head = archived.archive.beginning(of: archived.entry, count: 4096), isJSON(head.span)
    else { return nil }
    var digest = StreamingDigest(.sha256)
    let member = try? archived.archive.member(archived.entry) { piece in
      digest.update(piece)
      body(piece)
    }
    guard let member, member.isSeekable else { return nil }
    archived.member = member
    var found = found
    found.archived = archived
    return (found, hexadecimal(digest.finish()))
  }

  /// The digest of the whole file; nil when it cannot be read any more.
  func digest() -> String? { knownDigest ?? Self.digest(of: found) }

  /// The digest of a file that is read in blocks.
  static func digest(of found: FoundFile) -> String? {
    guard var source = SourceReader(found) else { return nil }
    var digest = StreamingDigest(.sha256)
    guard source.forEachBlock(of: blockSize, { digest.update($0) }) else { return nil }
    return hexadecimal(digest.finish())
  }

  private static func hexadecimal(_ bytes: some Sequence<UInt8>) -> String {
    bytes.reduce(into: "") { text, byte in
      let digits = String(byte, radix: 16)
      text += digits.utf8.count == 1 ? "0" + digits : digits
    }
  }

  /// Where a list stands in the outline, and the list there.
  func place(of list: JSONLongList) -> (pointer: String, node: JSONNode)? {
    var (pointer, node) = ("", outline.root)
    for ordinal in list.ordinals {
      let containers = node.members.lazy.filter {
        $0.value.kind == .array || $0.value.kind == .object
      }
      guard let member = containers.dropFirst(ordinal).first(where: { _ in true }) else {
        return nil
      }
      pointer += "/" + jsonPointerStep(member.key)
      node = member.value
    }
    return (pointer, node)
  }
}
