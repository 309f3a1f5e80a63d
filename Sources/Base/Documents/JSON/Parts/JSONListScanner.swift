import CSimdJSON

/// A list in a JSON text that is too long to be read at once, and where it can be taken apart.
public struct JSONLongList: Sendable {
  /// The way to the list: positions among those members of the root, and of an object there, that are
  /// lists or objects; empty for the root itself.
  public let ordinals: [Int]
  /// The bytes between its brackets.
  public let bytes: Range<Int>
  /// The bytes of its first elements, which end before a comma.
  public let sample: Range<Int>
  /// The bytes of its parts, each some whole elements with the commas between them.
  public let parts: [Range<Int>]
}

/// Finds long lists in a JSON text that comes in blocks, at a fraction of what parsing costs.
///
/// Looked at are the root, the members of a root object and those of objects among them. Nothing is
/// checked: the text is good when what is left without the lists is, and every part by itself.
@safe
public struct JSONListScanner: ~Copyable {
  private let splitter: OpaquePointer?

  /// Looks for lists longer than four samples; parts have roughly `partSize` bytes, or all.
  public init(partSize: Int, sampleSize: Int) {
    unsafe splitter = csimdjson_splitter_create(
      UInt64(clamping: partSize),
      UInt64(clamping: sampleSize)
    )
  }

  deinit {
    unsafe csimdjson_splitter_destroy(splitter)
  }

  /// Takes the next bytes: a multiple of 64, but for the last ones.
  public mutating func feed(_ bytes: Span<UInt8>) {
    guard let splitter = unsafe splitter else { return }
    unsafe bytes.withUnsafeBytes {
      unsafe csimdjson_splitter_feed(splitter, $0.baseAddress, $0.count)
    }
  }

  /// The lists in their order; nil when the text does not end where its root does.
  public consuming func finish() -> [JSONLongList]? {
    guard let splitter = unsafe splitter, unsafe csimdjson_splitter_is_whole(splitter) else {
      return nil
    }
    let count = unsafe csimdjson_splitter_count(splitter)
    return (0..<count).map { index in
      let list = unsafe csimdjson_splitter_list(splitter, index)
      let start = unsafe Int(clamping: list.start)
      var parts: [Range<Int>] = []
      var begin = start
      for position in 0..<(unsafe list.cut_count) {
        let end = unsafe Int(clamping: list.cuts[position])
        parts.append(begin..<max(begin, end))
        begin = end + 1
      }
      return unsafe JSONLongList(
        ordinals: [list.outer, list.ordinal].filter { $0 != .max }.map { Int(clamping: $0) },
        bytes: start..<Int(clamping: list.end),
        sample: start..<Int(clamping: list.sample_end),
        parts: parts
      )
    }
  }
}
