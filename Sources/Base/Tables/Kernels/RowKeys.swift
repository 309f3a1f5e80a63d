/// How one column of a row key is ordered.
public struct KeyOrder: Sendable, Hashable {
  /// Whether large values come first.
  public let isDescending: Bool
  /// Whether nulls, and NaN after them, come before all values.
  public let nullsFirst: Bool

  /// Creates an order.
  public init(isDescending: Bool = false, nullsFirst: Bool = true) {
    self.isDescending = isDescending
    self.nullsFirst = nullsFirst
  }
}

/// Rows of several columns as bytes: two keys are equal as bytes when all their values are, and
/// compare as bytes as the rows do.
///
/// A value is a byte that tells nulls apart, then its bits, big-endian, so changed that they order
/// as unsigned numbers. A text is its bytes with 0 written as `00 FF`, and `00 00` at its end.
/// Descending columns have all bits inverted.
public enum RowKeys {
  /// The keys of `count` rows.
  ///
  /// With `leavesOutMarkers`, columns without nulls have no marker byte; only keys of one call are
  /// comparable then.
  public static func encode(
    _ columns: [Column],
    order: [KeyOrder],
    count: Int,
    leavesOutMarkers: Bool = false
  ) -> ByteRanges {
    var ends = ContiguousArray<Int>(repeating: 0, count: count)
    for column in columns {
      addWidths(of: column, hasMarker: !leavesOutMarkers || column.hasNulls, to: &ends)
    }
    var ranges = ContiguousArray<ByteRange>()
    ranges.reserveCapacity(count)
    var total = 0
    for row in 0..<count {
      ranges.append(ByteRange(offset: total, count: ends[row]))
      let start = total
      total += ends[row]
      ends[row] = start
    }
    let bytes = unsafe ContiguousArray<UInt8>(unsafeUninitializedCapacity: total) {
      buffer,
      initialized in
      var writer = unsafe KeyWriter(buffer: UnsafeMutableRawBufferPointer(buffer), cursors: ends)
      for (column, order) in Swift.zip(columns, order) {
        let hasMarker = !leavesOutMarkers || column.hasNulls
        unsafe writer.write(column, order: order, hasMarker: hasMarker)
      }
      initialized = total
    }
    return ByteRanges(bytes: bytes, ranges: ranges)
  }

  private static func addWidths(
    of column: Column,
    hasMarker: Bool,
    to widths: inout ContiguousArray<Int>
  ) {
    let marker = hasMarker ? 1 : 0
    switch column {
    case .bool: add(1 + marker, to: &widths)
    case .int: add(4 + marker, to: &widths)
    case .long, .datetime, .timespan, .real: add(8 + marker, to: &widths)
    case .guid: add(16 + marker, to: &widths)
    case .decimal: add(21 + marker, to: &widths)
    case .string(let column): addTextWidths(of: column.rows, to: &widths)
    case .dynamic(let column): addTextWidths(of: column.rows, to: &widths)
    }
  }

  private static func add(_ width: Int, to widths: inout ContiguousArray<Int>) {
    for row in widths.indices { widths[row] &+= width }
  }

  private static func addTextWidths(of rows: ByteRanges, to widths: inout ContiguousArray<Int>) {
    let bytes = rows.bytes.span
    for row in widths.indices {
      let range = rows.range(at: row)
      var zeros = 0
      for index in range.range where bytes[index] == 0 { zeros &+= 1 }
      widths[row] &+= range.count &+ zeros &+ 2
    }
  }
}

extension Column {
  /// Whether a row may be null; a string never is, a dynamic tells nulls by its bytes.
  var hasNulls: Bool {
    switch self {
    case .bool(let column): column.validity != nil
    case .int(let column): column.validity != nil
    case .long(let column), .datetime(let column), .timespan(let column): column.validity != nil
    case .real(let column): column.validity != nil
    case .decimal(let column): column.validity != nil
    case .guid(let column): column.validity != nil
    case .string, .dynamic: false
    }
  }
}
