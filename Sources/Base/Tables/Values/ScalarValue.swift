/// One typed value, for literals, results and tests; kernels work on columns instead.
public enum ScalarValue: Sendable, Hashable {
  /// The null of a type. `string` has no null, its missing value is `""`.
  case null(ScalarType)
  case bool(Bool)
  case int(Int32)
  case long(Int64)
  case real(Double)
  case decimal(Decimal34)
  case string(String)
  /// Ticks of 100 ns since 0001-01-01.
  case datetime(Int64)
  /// Ticks of 100 ns.
  case timespan(Int64)
  case guid(GUID)
  case dynamic(DynamicValue)

  /// Its type.
  public var type: ScalarType {
    switch self {
    case .null(let type): type
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

  /// Whether it is a null, a dynamic null included.
  public var isNull: Bool {
    switch self {
    case .null, .dynamic(.null): true
    default: false
    }
  }
}
