// Arrays of numbers and times, whose elements are all nine bytes: written and read as wholes.

extension DynamicEncoding {
  /// The bytes of an element that is a number or a time.
  @usableFromInline static let numberSize = 9

  /// Loads eight little-endian bytes.
  @inlinable
  static func load64(_ bytes: ContiguousArray<UInt8>, _ offset: Int) -> UInt64 {
    unsafe UInt64(
      littleEndian: bytes.span.bytes.unsafeLoadUnaligned(fromByteOffset: offset, as: UInt64.self)
    )
  }

  /// Loads four little-endian bytes.
  @inlinable
  static func load32(_ bytes: ContiguousArray<UInt8>, _ offset: Int) -> Int {
    unsafe Int(
      UInt32(
        littleEndian: bytes.span.bytes.unsafeLoadUnaligned(fromByteOffset: offset, as: UInt32.self)
      )
    )
  }

  /// Appends the bytes of a number, little-endian.
  @inlinable
  static func append(_ value: some FixedWidthInteger, to bytes: inout ContiguousArray<UInt8>) {
    unsafe withUnsafeBytes(of: value.littleEndian) { unsafe bytes.append(contentsOf: $0) }
  }

  /// Adds the payloads of an array's elements when all are of one kind; false, and nothing added,
  /// when some are not or when it is no array.
  public static func appendPayloads(
    _ bytes: ContiguousArray<UInt8>,
    _ range: ByteRange,
    _ tag: Tag,
    limit: Int,
    to values: inout ContiguousArray<Int64>
  ) -> Bool {
    guard self.tag(bytes, range) == .array, let count = count(bytes, range),
      range.count == containerHeader + count * numberSize
    else { return false }
    let wanted = tag.rawValue
    let start = range.offset + containerHeader
    let all = bytes.span
    let before = values.count
    for index in 0..<min(count, limit) {
      let offset = start + index * numberSize
      guard all[offset] == wanted else {
        values.removeLast(values.count - before)
        return false
      }
      values.append(Int64(bitPattern: load64(bytes, offset + 1)))
    }
    return true
  }

  /// The numbers of an array of nothing but whole and real numbers, and whether all are whole; nil
  /// for anything else.
  public static func numbers(
    _ bytes: ContiguousArray<UInt8>,
    _ range: ByteRange
  ) -> (values: [Double?], isWhole: Bool)? {
    guard tag(bytes, range) == .array, let count = count(bytes, range),
      range.count == containerHeader + count * numberSize
    else { return nil }
    let start = range.offset + containerHeader
    let all = bytes.span
    var values: [Double?] = []
    values.reserveCapacity(count)
    var isWhole = true
    for index in 0..<count {
      let offset = start + index * numberSize
      let payload = load64(bytes, offset + 1)
      if all[offset] == Tag.long.rawValue {
        values.append(Double(Int64(bitPattern: payload)))
      } else if all[offset] == Tag.real.rawValue {
        values.append(Double(bitPattern: payload))
        isWhole = false
      } else {
        return nil
      }
    }
    return (values, isWhole)
  }
}

extension DynamicColumn {
  /// Rows of arrays, each of `length` numbers or times that `element` gives for a row and a place.
  @inlinable
  public init(
    arrays rows: Int,
    length: Int,
    _ element: (_ row: Int, _ place: Int) -> (tag: DynamicEncoding.Tag, payload: UInt64)
  ) {
    let size = DynamicEncoding.containerHeader + length * DynamicEncoding.numberSize
    let bytes = unsafe ContiguousArray<UInt8>(unsafeUninitializedCapacity: rows * size) {
      room,
      used in
      let base = UnsafeMutableRawBufferPointer(room)
      for row in 0..<rows {
        var offset = row * size
        unsafe base[offset] = DynamicEncoding.Tag.array.rawValue
        unsafe base.storeBytes(
          of: UInt32(clamping: size - DynamicEncoding.containerHeader).littleEndian,
          toByteOffset: offset + 1,
          as: UInt32.self
        )
        unsafe base.storeBytes(
          of: UInt32(clamping: length).littleEndian,
          toByteOffset: offset + 5,
          as: UInt32.self
        )
        offset += DynamicEncoding.containerHeader
        for place in 0..<length {
          let (tag, payload) = element(row, place)
          unsafe base[offset] = tag.rawValue
          unsafe base.storeBytes(
            of: payload.littleEndian,
            toByteOffset: offset + 1,
            as: UInt64.self
          )
          offset += DynamicEncoding.numberSize
        }
      }
      used = rows * size
    }
    let ranges = ContiguousArray((0..<rows).map { ByteRange(offset: $0 * size, count: size) })
    self.init(rows: ByteRanges(bytes: bytes, ranges: ranges))
  }
}
