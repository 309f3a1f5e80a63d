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
  /// So much of a list is looked at to tell what it is.
  static let sampleSize = 16 << 10
  /// What is left of a file without its long lists is refused above this size.
  private static let outlineLimit = 64 << 20
  /// A multiple of 64, as the scanner wants.
  private static let blockSize = 1 << 20

  let found: FoundFile
  /// The long lists, in their order.
  let lists: [JSONLongList]
  /// The text with no more of its long lists than their first elements.
  let outline: JSONDocument
  let size: Int
  private let source: LineFile

  /// Takes a file apart; nil when it is small, something else, broken or has no long lists.
  init?(_ found: FoundFile, leastSize: Int) {
    guard found.size >= leastSize, Self.mayBeJSON(found.name),
      let source = LineFile(path: found.path), source.count >= leastSize,
      let head = source.bytes(0..<4096), DocumentEncoding.sniff(head.span).encoding == .utf8,
      let first = DocumentReaders.firstCharacter(of: head.span),
      first == UInt8(ascii: "{") || first == UInt8(ascii: "[")
    else { return nil }
    self.found = found
    self.source = source
    size = source.count
    var scanner = JSONListScanner(partSize: Self.partSize, sampleSize: Self.sampleSize)
    guard Self.forEachBlock(of: source, { scanner.feed($0) }), let lists = scanner.finish(),
      !lists.isEmpty, let text = Self.outline(of: source, without: lists),
      let outline = try? JSONDocument(text.span, named: found.name)
    else { return nil }
    self.lists = lists
    self.outline = outline
  }

  /// Blueprints may begin as JSON does.
  private static func mayBeJSON(_ name: String) -> Bool {
    let lower = name.lowercased()
    return ![".ps1", ".psd1", ".txt"].contains { lower.hasSuffix($0) }
  }

  /// The digest of the whole file; nil when it cannot be read any more.
  func digest() -> String? {
    var digest = StreamingDigest(.sha256)
    guard Self.forEachBlock(of: source, { digest.update($0) }) else { return nil }
    return digest.finish().reduce(into: "") { text, byte in
      let digits = String(byte, radix: 16)
      text += digits.utf8.count == 1 ? "0" + digits : digits
    }
  }

  private static func forEachBlock(of source: LineFile, _ body: (Span<UInt8>) -> Void) -> Bool {
    var buffer = ContiguousArray<UInt8>(repeating: 0, count: min(blockSize, source.count))
    var offset = 0
    while offset < source.count {
      let count = min(blockSize, source.count - offset)
      guard source.read(offset..<offset + count, into: &buffer, at: 0) else { return false }
      body(buffer.span.extracting(0..<count))
      offset += count
    }
    return true
  }

  private static func outline(
    of source: LineFile,
    without lists: [JSONLongList]
  ) -> ContiguousArray<UInt8>? {
    let left = lists.reduce(source.count) { $0 - ($1.bytes.upperBound - $1.sample.upperBound) }
    guard left <= outlineLimit else { return nil }
    var text = ContiguousArray<UInt8>(repeating: 0, count: left)
    var filled = 0
    var offset = 0
    func keep(_ range: Range<Int>) -> Bool {
      guard source.read(range, into: &text, at: filled) else { return false }
      filled += range.count
      return true
    }
    for list in lists {
      guard keep(offset..<list.sample.upperBound) else { return nil }
      offset = list.bytes.upperBound
    }
    guard keep(offset..<source.count) else { return nil }
    return text
  }

  /// Where a list stands in the outline, and the list there.
  func place(of list: JSONLongList) -> (pointer: String, node: JSONNode)? {
    guard let ordinal = list.ordinal else { return ("", outline.root) }
    let containers = outline.root.members.lazy.filter {
      $0.value.kind == .array || $0.value.kind == .object
    }
    guard let member = containers.dropFirst(ordinal).first(where: { _ in true }) else { return nil }
    return ("/" + jsonPointerStep(member.key), member.value)
  }
}
