/// Dynamic values in the compact form of `DynamicEncoding`; a null has no bytes.
public struct DynamicColumn: Sendable {
  /// The encoded bytes and where each row's lie.
  public let rows: ByteRanges

  /// Creates a column over encoded bytes.
  @inlinable
  public init(rows: ByteRanges) { self.rows = rows }

  /// Creates a column of values.
  public init(_ values: some Sequence<DynamicValue>) {
    var builder = DynamicBuilder()
    for value in values { builder.append(value) }
    self = builder.finish()
  }

  /// Creates `count` equal rows.
  public init(constant value: DynamicValue, count: Int) {
    var bytes = ContiguousArray<UInt8>()
    if !value.isNull { DynamicEncoding.encode(value, into: &bytes) }
    rows = ByteRanges(constant: bytes, count: count)
  }

  /// How many rows there are.
  @inlinable public var count: Int { rows.count }

  /// Whether all rows are one stored value.
  @inlinable public var isConstant: Bool { rows.isConstant }

  /// Whether a row holds a value.
  @inlinable
  public func isValid(_ row: Int) -> Bool { rows.range(at: row).count > 0 }

  /// A row as a tree.
  public subscript(row: Int) -> DynamicValue {
    DynamicEncoding.decode(rows.bytes, rows.range(at: row))
  }

  /// The property `key` of each row's bag, null where there is none.
  ///
  /// Copies no bytes.
  public func member(_ key: String) -> DynamicColumn {
    let name = ContiguousArray(key.utf8)
    return mapRanges { DynamicEncoding.member(of: rows.bytes, $0, key: name) }
  }

  /// The element of each row's array, counted from its end when negative.
  ///
  /// Copies no bytes.
  public func element(_ index: Int) -> DynamicColumn {
    mapRanges { DynamicEncoding.element(of: rows.bytes, $0, at: index) }
  }

  private func mapRanges(_ body: (ByteRange) -> ByteRange) -> DynamicColumn {
    if isConstant {
      return DynamicColumn(
        rows: ByteRanges(bytes: rows.bytes, constant: body(rows.ranges[0]), count: count)
      )
    }
    return DynamicColumn(
      rows: ByteRanges(bytes: rows.bytes, ranges: ContiguousArray(rows.ranges.map(body)))
    )
  }
}

/// Collects dynamic values row by row.
public struct DynamicBuilder: Sendable {
  /// The encoded bytes so far; `DynamicEncoding` writes the current row here.
  public var bytes = ContiguousArray<UInt8>()
  private var ranges = ContiguousArray<ByteRange>()
  private var start = 0

  /// Creates a builder.
  public init(capacity: Int = 0) { ranges.reserveCapacity(capacity) }

  /// How many rows there are so far.
  public var count: Int { ranges.count }

  /// Adds a row.
  public mutating func append(_ value: DynamicValue) {
    if !value.isNull { DynamicEncoding.encode(value, into: &bytes) }
    endRow()
  }

  /// Adds a null row.
  public mutating func appendNull() { endRow() }

  /// Adds a row that is encoded already.
  public mutating func append(encoded source: ContiguousArray<UInt8>, _ range: ByteRange) {
    if range.count == 1, source[range.offset] == DynamicEncoding.Tag.null.rawValue {
      endRow()
      return
    }
    bytes.append(contentsOf: source[range.range])
    endRow()
  }

  /// Ends the row whose encoded form was written to `bytes`; no bytes make a null row.
  public mutating func endRow() {
    ranges.append(ByteRange(offset: start, count: bytes.count - start))
    start = bytes.count
  }

  /// The column.
  public consuming func finish() -> DynamicColumn {
    DynamicColumn(rows: ByteRanges(bytes: bytes, ranges: ranges))
  }
}
