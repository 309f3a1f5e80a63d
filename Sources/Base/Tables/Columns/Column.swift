/// The values of one column of one batch.
public enum Column: Sendable {
  case bool(FixedWidth<Bool>)
  case int(FixedWidth<Int32>)
  case long(FixedWidth<Int64>)
  case real(FixedWidth<Double>)
  case decimal(FixedWidth<Decimal34>)
  case string(StringColumn)
  /// Ticks of 100 ns since 0001-01-01.
  case datetime(FixedWidth<Int64>)
  /// Ticks of 100 ns.
  case timespan(FixedWidth<Int64>)
  case guid(FixedWidth<GUID>)
  case dynamic(DynamicColumn)

  /// The type of its values.
  public var type: ScalarType {
    switch self {
    case .bool: .bool
    case .int: .int
    case .long: .long
    case .real: .real
    case .decimal: .decimal
    case .string: .string
    case .datetime: .datetime
    case .timespan: .timespan
    case .guid: .guid
    case .dynamic: .dynamic
    }
  }

  /// How many rows there are.
  public var count: Int {
    switch self {
    case .bool(let column): column.count
    case .int(let column): column.count
    case .long(let column), .datetime(let column), .timespan(let column): column.count
    case .real(let column): column.count
    case .decimal(let column): column.count
    case .string(let column): column.count
    case .guid(let column): column.count
    case .dynamic(let column): column.count
    }
  }

  /// Whether all rows are one stored value.
  public var isConstant: Bool {
    switch self {
    case .bool(let column): column.isConstant
    case .int(let column): column.isConstant
    case .long(let column), .datetime(let column), .timespan(let column): column.isConstant
    case .real(let column): column.isConstant
    case .decimal(let column): column.isConstant
    case .string(let column): column.isConstant
    case .guid(let column): column.isConstant
    case .dynamic(let column): column.isConstant
    }
  }

  /// Whether a row holds a value; a string always does.
  public func isValid(_ row: Int) -> Bool {
    switch self {
    case .bool(let column): column.isValid(row)
    case .int(let column): column.isValid(row)
    case .long(let column), .datetime(let column), .timespan(let column): column.isValid(row)
    case .real(let column): column.isValid(row)
    case .decimal(let column): column.isValid(row)
    case .string: true
    case .guid(let column): column.isValid(row)
    case .dynamic(let column): column.isValid(row)
    }
  }

  /// One row as a value; for edges of the engine, not for loops.
  public func value(at row: Int) -> ScalarValue {
    guard isValid(row) else { return type == .dynamic ? .dynamic(.null) : .null(type) }
    switch self {
    case .bool(let column): return .bool(column.at(row))
    case .int(let column): return .int(column.at(row))
    case .long(let column): return .long(column.at(row))
    case .real(let column): return .real(column.at(row))
    case .decimal(let column): return .decimal(column.at(row))
    case .string(let column): return .string(column[row])
    case .datetime(let column): return .datetime(column.at(row))
    case .timespan(let column): return .timespan(column.at(row))
    case .guid(let column): return .guid(column.at(row))
    case .dynamic(let column): return .dynamic(column[row])
    }
  }
}
