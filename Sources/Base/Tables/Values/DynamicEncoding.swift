/// The compact form of a dynamic value: a tag byte and its payload, little-endian.
///
/// Arrays and bags carry their byte length and count, so that a reader steps over what it does not
/// need; a property or element is a byte range of its parent and is taken without copying.
///
///     null | false | true                         tag
///     long, real, datetime, timespan              tag, 8 bytes
///     guid                                        tag, 16 bytes
///     string, decimal (as text)                   tag, u32 length, bytes
///     array                                       tag, u32 length, u32 count, values
///     bag                                         tag, u32 length, u32 count, (u32, key, value)...
public enum DynamicEncoding {
  /// The first byte of a value.
  public enum Tag: UInt8, Sendable {
    case null = 0
    case `false` = 1
    case `true` = 2
    case long = 3
    case real = 4
    case string = 5
    case array = 6
    case bag = 7
    case datetime = 8
    case timespan = 9
    case guid = 10
    case decimal = 11
  }

  /// Values nested deeper than this decode to null, so that hostile input cannot exhaust the stack.
  public static let depthLimit = 600

  /// The bytes of a container before its first item: tag, length and count.
  @usableFromInline static let containerHeader = 9

  // MARK: - Writing

  /// Appends the encoded form of a tree.
  public static func encode(_ value: DynamicValue, into bytes: inout ContiguousArray<UInt8>) {
    switch value {
    case .null: bytes.append(Tag.null.rawValue)
    case .bool(let value): bytes.append(value ? Tag.true.rawValue : Tag.false.rawValue)
    case .long(let value): append(.long, UInt64(bitPattern: value), to: &bytes)
    case .real(let value): append(.real, value.bitPattern, to: &bytes)
    case .datetime(let value): append(.datetime, UInt64(bitPattern: value), to: &bytes)
    case .timespan(let value): append(.timespan, UInt64(bitPattern: value), to: &bytes)
    case .guid(let value):
      append(.guid, value.high, to: &bytes)
      append(value.low, to: &bytes)
    case .decimal(let value): appendText(.decimal, value.description.utf8, to: &bytes)
    case .string(let value): appendText(.string, value.utf8, to: &bytes)
    case .array(let items):
      let start = beginContainer(.array, to: &bytes)
      for item in items { encode(item, into: &bytes) }
      endContainer(at: start, count: items.count, in: &bytes)
    case .bag(let entries):
      let start = beginContainer(.bag, to: &bytes)
      for entry in entries {
        appendKey(entry.key.utf8, to: &bytes)
        encode(entry.value, into: &bytes)
      }
      endContainer(at: start, count: entries.count, in: &bytes)
    }
  }

  /// Starts an array or a bag; items follow, then `endContainer` with the value returned here.
  public static func beginContainer(_ tag: Tag, to bytes: inout ContiguousArray<UInt8>) -> Int {
    let start = bytes.count
    bytes.append(tag.rawValue)
    for _ in 0..<8 { bytes.append(0) }
    return start
  }

  /// Completes the array or bag that starts at `start`.
  public static func endContainer(
    at start: Int,
    count: Int,
    in bytes: inout ContiguousArray<UInt8>
  ) {
    store(UInt32(clamping: bytes.count - start - containerHeader), at: start + 1, in: &bytes)
    store(UInt32(clamping: count), at: start + 5, in: &bytes)
  }

  /// Appends a property's name; its value follows.
  public static func appendKey(
    _ key: some Collection<UInt8>,
    to bytes: inout ContiguousArray<UInt8>
  ) {
    append(UInt32(clamping: key.count), to: &bytes)
    bytes.append(contentsOf: key)
  }

  /// Appends a string or a decimal's text.
  public static func appendText(
    _ tag: Tag,
    _ text: some Collection<UInt8>,
    to bytes: inout ContiguousArray<UInt8>
  ) {
    bytes.append(tag.rawValue)
    append(UInt32(clamping: text.count), to: &bytes)
    bytes.append(contentsOf: text)
  }

  /// Appends a tag and a payload of eight bytes.
  public static func append(
    _ tag: Tag,
    _ payload: UInt64,
    to bytes: inout ContiguousArray<UInt8>
  ) {
    bytes.append(tag.rawValue)
    append(payload, to: &bytes)
  }

  private static func store(_ value: UInt32, at offset: Int, in bytes: inout ContiguousArray<UInt8>)
  {
    for shift in 0..<4 {
      bytes[offset + shift] = UInt8(truncatingIfNeeded: value >> UInt32(8 * shift))
    }
  }
}
