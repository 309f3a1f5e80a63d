extension StringColumn {
  /// Computes a value of each string's UTF-8 bytes; a constant column is computed once.
  @inlinable
  public func map<Result>(
    _ body: (Span<UInt8>) throws -> Result
  ) rethrows -> FixedWidth<Result> {
    let bytes = rows.bytes.span
    if isConstant, count > 0 {
      let value = try body(bytes.extracting(rows.range(at: 0).range))
      return FixedWidth(constant: value, count: count)
    }
    var output = ContiguousArray<Result>()
    output.reserveCapacity(count)
    for row in 0..<count { output.append(try body(bytes.extracting(rows.range(at: row).range))) }
    return FixedWidth(output)
  }

  /// Computes a value or null of each string's UTF-8 bytes; a constant column is computed once.
  @inlinable
  public func compactMap<Result>(
    nullValue: Result,
    _ body: (Span<UInt8>) throws -> Result?
  ) rethrows -> FixedWidth<Result> {
    let bytes = rows.bytes.span
    if isConstant, count > 0 {
      let value = try body(bytes.extracting(rows.range(at: 0).range))
      return FixedWidth(constant: value ?? nullValue, isNull: value == nil, count: count)
    }
    var builder = FixedBuilder<Result>(nullValue: nullValue, capacity: count)
    for row in 0..<count {
      builder.append(try body(bytes.extracting(rows.range(at: row).range)) as Result?)
    }
    return builder.finish()
  }

  /// Writes a string for each string; `body` writes to the builder and the row is ended for it.
  @inlinable
  public func mapStrings(
    _ body: (Span<UInt8>, inout StringBuilder) throws -> Void
  ) rethrows -> StringColumn {
    let bytes = rows.bytes.span
    var builder = StringBuilder(capacity: isConstant ? 1 : count)
    for row in 0..<(isConstant ? min(count, 1) : count) {
      try body(bytes.extracting(rows.range(at: row).range), &builder)
      builder.endRow()
    }
    let column = builder.finish()
    return isConstant && count > 0 ? column.repeated(count) : column
  }

  /// Takes a part of each string without copying; `body` returns offsets within the string.
  @inlinable
  public func mapRanges(_ body: (Span<UInt8>) throws -> Range<Int>) rethrows -> StringColumn {
    let bytes = rows.bytes.span
    var output = ContiguousArray<ByteRange>()
    let stored = isConstant ? min(count, 1) : count
    output.reserveCapacity(stored)
    for row in 0..<stored {
      let range = rows.range(at: row)
      let part = try body(bytes.extracting(range.range)).clamped(to: 0..<range.count)
      output.append(ByteRange(offset: range.offset + part.lowerBound, count: part.count))
    }
    let column = StringColumn(rows: ByteRanges(bytes: rows.bytes, ranges: output))
    return isConstant && count > 0 ? column.repeated(count) : column
  }

  /// A constant column of `count` rows that all equal this column's first.
  @inlinable
  public func repeated(_ count: Int) -> StringColumn {
    StringColumn(rows: rows.repeated(count))
  }
}

extension ByteRanges {
  /// A constant column of `count` rows that all equal this column's first.
  @inlinable
  public func repeated(_ count: Int) -> ByteRanges {
    ByteRanges(bytes: bytes, constant: ranges.first ?? .empty, count: count)
  }
}

/// Applies `body` to the bytes of two string columns row by row.
@inlinable
public func zip<Result>(
  _ left: StringColumn,
  _ right: StringColumn,
  count: Int,
  _ body: (Span<UInt8>, Span<UInt8>) throws -> Result
) rethrows -> FixedWidth<Result> {
  let a = left.rows.bytes.span
  let b = right.rows.bytes.span
  if left.isConstant, right.isConstant, count > 0 {
    let value = try body(
      a.extracting(left.rows.range(at: 0).range),
      b.extracting(right.rows.range(at: 0).range)
    )
    return FixedWidth(constant: value, count: count)
  }
  var output = ContiguousArray<Result>()
  output.reserveCapacity(count)
  for row in 0..<count {
    output.append(
      try body(
        a.extracting(left.rows.range(at: row).range),
        b.extracting(right.rows.range(at: row).range)
      )
    )
  }
  return FixedWidth(output)
}
