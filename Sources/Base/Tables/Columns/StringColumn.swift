/// Strings as UTF-8 bytes; there is no null, a missing string is empty.
public struct StringColumn: Sendable {
  /// The bytes and where each row's lie.
  public let rows: ByteRanges

  /// Creates a column over UTF-8 bytes.
  @inlinable
  public init(rows: ByteRanges) { self.rows = rows }

  /// Creates a column of strings.
  public init(_ strings: some Sequence<String>) {
    var builder = StringBuilder()
    for string in strings { builder.append(string) }
    self = builder.finish()
  }

  /// Creates `count` equal rows.
  public init(constant string: String, count: Int) {
    rows = ByteRanges(constant: ContiguousArray(string.utf8), count: count)
  }

  /// How many rows there are.
  @inlinable public var count: Int { rows.count }

  /// Whether all rows are one stored value.
  @inlinable public var isConstant: Bool { rows.isConstant }

  /// A row as a `String`; kernels read bytes instead.
  public subscript(row: Int) -> String {
    String(decoding: rows.bytes[rows.range(at: row).range], as: UTF8.self)
  }

  /// The string of a constant column, or nil.
  public var constantString: String? { isConstant && count > 0 ? self[0] : nil }
}

/// Collects strings row by row.
public struct StringBuilder: Sendable {
  @usableFromInline var bytes = ContiguousArray<UInt8>()
  @usableFromInline var ranges = ContiguousArray<ByteRange>()
  @usableFromInline var start = 0

  /// Creates a builder.
  @inlinable
  public init(capacity: Int = 0) { ranges.reserveCapacity(capacity) }

  /// How many rows there are so far.
  @inlinable public var count: Int { ranges.count }

  /// Adds a row.
  @inlinable
  public mutating func append(_ string: some StringProtocol) {
    write(string)
    endRow()
  }

  /// Adds a row of UTF-8 bytes.
  @inlinable
  public mutating func append(utf8 span: Span<UInt8>) {
    write(utf8: span)
    endRow()
  }

  /// Adds an empty row.
  @inlinable
  public mutating func appendEmpty() { endRow() }

  /// Adds a row equal to the last one written at `range`, a range that this builder returned.
  @inlinable
  public mutating func append(again range: ByteRange) { ranges.append(range) }

  /// Writes a part of the current row.
  @inlinable
  public mutating func write(_ string: some StringProtocol) {
    bytes.append(contentsOf: string.utf8)
  }

  /// Writes a part of the current row.
  @inlinable
  public mutating func write(utf8 span: Span<UInt8>) {
    unsafe span.withUnsafeBufferPointer { unsafe bytes.append(contentsOf: $0) }
  }

  /// Writes one byte of the current row; the caller completes the UTF-8 sequence.
  @inlinable
  public mutating func write(byte: UInt8) { bytes.append(byte) }

  /// Ends the current row and returns where it lies.
  @inlinable
  @discardableResult
  public mutating func endRow() -> ByteRange {
    let range = ByteRange(offset: start, count: bytes.count &- start)
    ranges.append(range)
    start = bytes.count
    return range
  }

  /// The column.
  @inlinable
  public consuming func finish() -> StringColumn {
    StringColumn(rows: ByteRanges(bytes: bytes, ranges: ranges))
  }
}
