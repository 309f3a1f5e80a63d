extension DynamicEncoding {
  /// The tag of a value; a row without bytes is null.
  @inlinable
  public static func tag(_ bytes: ContiguousArray<UInt8>, _ range: ByteRange) -> Tag {
    guard range.count > 0 else { return .null }
    return Tag(rawValue: bytes[range.offset]) ?? .null
  }

  /// The eight payload bytes of a long, real, datetime or timespan.
  public static func payload(_ bytes: ContiguousArray<UInt8>, _ range: ByteRange) -> UInt64 {
    load64(bytes, range.offset + 1)
  }

  /// Where the text of a string or decimal lies.
  public static func text(_ bytes: ContiguousArray<UInt8>, _ range: ByteRange) -> ByteRange {
    ByteRange(offset: range.offset + 5, count: load32(bytes, range.offset + 1))
  }

  /// How many items an array or bag has, or nil for anything else.
  public static func count(_ bytes: ContiguousArray<UInt8>, _ range: ByteRange) -> Int? {
    switch tag(bytes, range) {
    case .array, .bag: load32(bytes, range.offset + 5)
    default: nil
    }
  }

  /// The value of a bag's property, an empty range when there is none or it is null.
  public static func member(
    of bytes: ContiguousArray<UInt8>,
    _ range: ByteRange,
    key: ContiguousArray<UInt8>
  ) -> ByteRange {
    guard tag(bytes, range) == .bag else { return .empty }
    let wanted = key.span
    let all = bytes.span
    var offset = range.offset + containerHeader
    let end = offset + load32(bytes, range.offset + 1)
    while offset < end {
      let length = load32(bytes, offset)
      let value = offset + 4 + length
      if length == wanted.count, equal(all, offset + 4, wanted) {
        return nonNull(bytes, ByteRange(offset: value, count: size(bytes, value)))
      }
      offset = value + size(bytes, value)
    }
    return .empty
  }

  /// An array's element, counted from the end when `index` is negative; empty when out of range.
  public static func element(
    of bytes: ContiguousArray<UInt8>,
    _ range: ByteRange,
    at index: Int
  ) -> ByteRange {
    guard tag(bytes, range) == .array, let count = count(bytes, range) else { return .empty }
    let position = index < 0 ? index + count : index
    guard position >= 0, position < count else { return .empty }
    var offset = range.offset + containerHeader
    for _ in 0..<position { offset += size(bytes, offset) }
    return nonNull(bytes, ByteRange(offset: offset, count: size(bytes, offset)))
  }

  /// Calls `body` with each element of an array, or with the value itself when it is no array.
  public static func forEachElement(
    of bytes: ContiguousArray<UInt8>,
    _ range: ByteRange,
    _ body: (ByteRange) -> Void
  ) {
    guard tag(bytes, range) == .array, let count = count(bytes, range) else { return }
    var offset = range.offset + containerHeader
    for _ in 0..<count {
      let length = size(bytes, offset)
      body(nonNull(bytes, ByteRange(offset: offset, count: length)))
      offset += length
    }
  }

  /// Calls `body` with the name and value of each property of a bag.
  public static func forEachProperty(
    of bytes: ContiguousArray<UInt8>,
    _ range: ByteRange,
    _ body: (_ key: ByteRange, _ value: ByteRange) -> Void
  ) {
    guard tag(bytes, range) == .bag, let count = count(bytes, range) else { return }
    var offset = range.offset + containerHeader
    for _ in 0..<count {
      let key = ByteRange(offset: offset + 4, count: load32(bytes, offset))
      let value = key.offset + key.count
      let length = size(bytes, value)
      body(key, nonNull(bytes, ByteRange(offset: value, count: length)))
      offset = value + length
    }
  }

  /// A value as a tree.
  public static func decode(_ bytes: ContiguousArray<UInt8>, _ range: ByteRange) -> DynamicValue {
    decode(bytes, range, depth: 0)
  }

  private static func decode(
    _ bytes: ContiguousArray<UInt8>,
    _ range: ByteRange,
    depth: Int
  ) -> DynamicValue {
    switch tag(bytes, range) {
    case .null: return .null
    case .false: return .bool(false)
    case .true: return .bool(true)
    case .long: return .long(Int64(bitPattern: payload(bytes, range)))
    case .real: return .real(Double(bitPattern: payload(bytes, range)))
    case .datetime: return .datetime(Int64(bitPattern: payload(bytes, range)))
    case .timespan: return .timespan(Int64(bitPattern: payload(bytes, range)))
    case .guid:
      return .guid(
        GUID(high: load64(bytes, range.offset + 1), low: load64(bytes, range.offset + 9))
      )
    case .decimal:
      let text = String(decoding: bytes[text(bytes, range).range], as: UTF8.self)
      return Decimal34(text).map { .decimal($0) } ?? .null
    case .string:
      return .string(String(decoding: bytes[text(bytes, range).range], as: UTF8.self))
    case .array:
      guard depth < depthLimit else { return .null }
      var items: [DynamicValue] = []
      items.reserveCapacity(count(bytes, range) ?? 0)
      forEachElement(of: bytes, range) { items.append(decode(bytes, $0, depth: depth + 1)) }
      return .array(items)
    case .bag:
      guard depth < depthLimit else { return .null }
      var entries: [DynamicValue.BagEntry] = []
      entries.reserveCapacity(count(bytes, range) ?? 0)
      forEachProperty(of: bytes, range) { key, value in
        let name = String(decoding: bytes[key.range], as: UTF8.self)
        entries.append(.init(name, decode(bytes, value, depth: depth + 1)))
      }
      return .bag(entries)
    }
  }

  /// How many bytes the value at `offset` takes.
  static func size(_ bytes: ContiguousArray<UInt8>, _ offset: Int) -> Int {
    switch Tag(rawValue: bytes[offset]) ?? .null {
    case .null, .false, .true: 1
    case .long, .real, .datetime, .timespan: 9
    case .guid: 17
    case .string, .decimal: 5 + load32(bytes, offset + 1)
    case .array, .bag: containerHeader + load32(bytes, offset + 1)
    }
  }

  private static func nonNull(_ bytes: ContiguousArray<UInt8>, _ range: ByteRange) -> ByteRange {
    bytes[range.offset] == Tag.null.rawValue ? .empty : range
  }

  private static func equal(_ all: Span<UInt8>, _ offset: Int, _ wanted: Span<UInt8>) -> Bool {
    for index in 0..<wanted.count where all[offset + index] != wanted[index] { return false }
    return true
  }
}
