extension Column {
  /// A constant column of `count` rows that all equal this column's first; no rows stay no rows.
  public func repeated(_ count: Int) -> Column {
    switch self {
    case .bool(let column): .bool(column.repeated(count))
    case .int(let column): .int(column.repeated(count))
    case .long(let column): .long(column.repeated(count))
    case .real(let column): .real(column.repeated(count))
    case .decimal(let column): .decimal(column.repeated(count))
    case .string(let column): .string(column.repeated(count))
    case .datetime(let column): .datetime(column.repeated(count))
    case .timespan(let column): .timespan(column.repeated(count))
    case .guid(let column): .guid(column.repeated(count))
    case .dynamic(let column): .dynamic(DynamicColumn(rows: column.rows.repeated(count)))
    }
  }

  /// About how many bytes the rows take; bytes that rows share count for each of them.
  public var estimatedBytes: Int {
    switch self {
    case .bool(let column): column.values.count * 2
    case .int(let column): column.values.count * 4
    case .long(let column), .datetime(let column), .timespan(let column): column.values.count * 8
    case .real(let column): column.values.count * 8
    case .decimal(let column): column.values.count * 32
    case .guid(let column): column.values.count * 16
    case .string(let column): column.rows.estimatedBytes
    case .dynamic(let column): column.rows.estimatedBytes
    }
  }
}

extension FixedWidth {
  /// A constant column of `count` rows that all equal this column's first.
  @inlinable
  public func repeated(_ count: Int) -> FixedWidth {
    guard self.count > 0, let value = values.first else { return self }
    return FixedWidth(constant: value, isNull: validity?.first == false, count: count)
  }
}

extension ByteRanges {
  /// About how many bytes the rows take; bytes that rows share count for each of them.
  public var estimatedBytes: Int {
    ranges.reduce(ranges.count &* 16) { $0 &+ $1.count }
  }
}

extension Batch {
  /// About how many bytes the rows take.
  public var estimatedBytes: Int { columns.reduce(0) { $0 &+ $1.estimatedBytes } }
}
