/// A value of the `dynamic` type as a tree; columns hold the compact form of `DynamicEncoding`.
public indirect enum DynamicValue: Sendable, Hashable {
  case null
  case bool(Bool)
  case long(Int64)
  case real(Double)
  case decimal(Decimal34)
  case string(String)
  /// Ticks of 100 ns since 0001-01-01.
  case datetime(Int64)
  /// Ticks of 100 ns.
  case timespan(Int64)
  case guid(GUID)
  case array([DynamicValue])
  case bag([BagEntry])

  /// One property of a bag; a bag keeps its properties in the order they were added.
  public struct BagEntry: Sendable, Hashable {
    /// The property's name.
    public let key: String
    /// Its value.
    public let value: DynamicValue

    /// Creates a property.
    public init(_ key: String, _ value: DynamicValue) {
      self.key = key
      self.value = value
    }
  }

  /// Whether this is the null value.
  public var isNull: Bool { if case .null = self { true } else { false } }

  /// The property of a bag, or nil.
  public subscript(key: String) -> DynamicValue? {
    guard case .bag(let entries) = self else { return nil }
    return entries.first { $0.key == key }?.value
  }
}

extension ScalarValue {
  /// The value as a dynamic one; int becomes long.
  public var asDynamic: DynamicValue {
    switch self {
    case .null: .null
    case .bool(let value): .bool(value)
    case .int(let value): .long(Int64(value))
    case .long(let value): .long(value)
    case .real(let value): .real(value)
    case .decimal(let value): .decimal(value)
    case .string(let value): .string(value)
    case .datetime(let value): .datetime(value)
    case .timespan(let value): .timespan(value)
    case .guid(let value): .guid(value)
    case .dynamic(let value): value
    }
  }
}
