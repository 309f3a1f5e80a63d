extension Column {
  /// A column of `count` rows that all hold `value`.
  public init(_ value: ScalarValue, count: Int) {
    switch value {
    case .null(let type): self.init(nulls: count, of: type)
    case .bool(let value): self = .bool(FixedWidth(constant: value, count: count))
    case .int(let value): self = .int(FixedWidth(constant: value, count: count))
    case .long(let value): self = .long(FixedWidth(constant: value, count: count))
    case .real(let value): self = .real(FixedWidth(constant: value, count: count))
    case .decimal(let value): self = .decimal(FixedWidth(constant: value, count: count))
    case .string(let value): self = .string(StringColumn(constant: value, count: count))
    case .datetime(let value): self = .datetime(FixedWidth(constant: value, count: count))
    case .timespan(let value): self = .timespan(FixedWidth(constant: value, count: count))
    case .guid(let value): self = .guid(FixedWidth(constant: value, count: count))
    case .dynamic(let value): self = .dynamic(DynamicColumn(constant: value, count: count))
    }
  }

  /// A column of `count` nulls; of empty strings for `string`.
  public init(nulls count: Int, of type: ScalarType) {
    switch type {
    case .bool: self = .bool(FixedWidth(constant: false, isNull: true, count: count))
    case .int: self = .int(FixedWidth(constant: 0, isNull: true, count: count))
    case .long: self = .long(FixedWidth(constant: 0, isNull: true, count: count))
    case .real: self = .real(FixedWidth(constant: 0, isNull: true, count: count))
    case .decimal: self = .decimal(FixedWidth(constant: .zero, isNull: true, count: count))
    case .string: self = .string(StringColumn(constant: "", count: count))
    case .datetime: self = .datetime(FixedWidth(constant: 0, isNull: true, count: count))
    case .timespan: self = .timespan(FixedWidth(constant: 0, isNull: true, count: count))
    case .guid:
      self = .guid(FixedWidth(constant: GUID(high: 0, low: 0), isNull: true, count: count))
    case .dynamic: self = .dynamic(DynamicColumn(constant: .null, count: count))
    }
  }

  /// The rows at `indices`, in that order; a negative index gives a null.
  public func gather(_ indices: ContiguousArray<Int>) -> Column {
    switch self {
    case .bool(let column): .bool(column.gather(indices, nullValue: false))
    case .int(let column): .int(column.gather(indices, nullValue: 0))
    case .long(let column): .long(column.gather(indices, nullValue: 0))
    case .real(let column): .real(column.gather(indices, nullValue: 0))
    case .decimal(let column): .decimal(column.gather(indices, nullValue: .zero))
    case .string(let column): .string(StringColumn(rows: column.rows.gather(indices)))
    case .datetime(let column): .datetime(column.gather(indices, nullValue: 0))
    case .timespan(let column): .timespan(column.gather(indices, nullValue: 0))
    case .guid(let column): .guid(column.gather(indices, nullValue: GUID(high: 0, low: 0)))
    case .dynamic(let column): .dynamic(DynamicColumn(rows: column.rows.gather(indices)))
    }
  }

  /// A run of rows within the column.
  public func slice(_ range: Range<Int>) -> Column {
    switch self {
    case .bool(let column): .bool(column.slice(range))
    case .int(let column): .int(column.slice(range))
    case .long(let column): .long(column.slice(range))
    case .real(let column): .real(column.slice(range))
    case .decimal(let column): .decimal(column.slice(range))
    case .string(let column): .string(StringColumn(rows: column.rows.slice(range)))
    case .datetime(let column): .datetime(column.slice(range))
    case .timespan(let column): .timespan(column.slice(range))
    case .guid(let column): .guid(column.slice(range))
    case .dynamic(let column): .dynamic(DynamicColumn(rows: column.rows.slice(range)))
    }
  }

  /// The rows of several columns of one type; a column of another type is an engine bug.
  public static func concatenate(_ parts: [Column], type: ScalarType) -> Column {
    if parts.count == 1 { return parts[0] }
    switch type {
    case .bool: return .bool(join(parts) { if case .bool(let column) = $0 { column } else { nil } })
    case .int: return .int(join(parts) { if case .int(let column) = $0 { column } else { nil } })
    case .long: return .long(join(parts) { if case .long(let column) = $0 { column } else { nil } })
    case .real: return .real(join(parts) { if case .real(let column) = $0 { column } else { nil } })
    case .decimal:
      return .decimal(join(parts) { if case .decimal(let column) = $0 { column } else { nil } })
    case .datetime:
      return .datetime(join(parts) { if case .datetime(let column) = $0 { column } else { nil } })
    case .timespan:
      return .timespan(join(parts) { if case .timespan(let column) = $0 { column } else { nil } })
    case .guid: return .guid(join(parts) { if case .guid(let column) = $0 { column } else { nil } })
    case .string:
      let rows = parts.compactMap { if case .string(let column) = $0 { column.rows } else { nil } }
      return .string(StringColumn(rows: .concatenate(rows)))
    case .dynamic:
      let rows = parts.compactMap { if case .dynamic(let column) = $0 { column.rows } else { nil } }
      return .dynamic(DynamicColumn(rows: .concatenate(rows)))
    }
  }

  private static func join<Element>(
    _ parts: [Column],
    _ unwrap: (Column) -> FixedWidth<Element>?
  ) -> FixedWidth<Element> {
    let columns = parts.compactMap(unwrap)
    let total = columns.reduce(0) { $0 + $1.count }
    var values = ContiguousArray<Element>()
    values.reserveCapacity(total)
    for column in columns { values.append(contentsOf: column.expanded.values) }
    guard columns.contains(where: { $0.validity != nil }) else { return FixedWidth(values) }
    var mask = ContiguousArray<Bool>()
    mask.reserveCapacity(total)
    for column in columns {
      if let validity = column.expanded.validity {
        mask.append(contentsOf: validity)
      } else {
        mask.append(contentsOf: repeatElement(true, count: column.count))
      }
    }
    return FixedWidth(values, validity: mask)
  }
}
