/// Collects values of one fixed-width type row by row.
public struct FixedBuilder<Element: BitwiseCopyable & Sendable & Hashable>: Sendable {
  @usableFromInline var values = ContiguousArray<Element>()
  @usableFromInline var validity: ContiguousArray<Bool>?
  @usableFromInline let nullValue: Element

  /// Creates a builder; `nullValue` fills the rows that are null.
  @inlinable
  public init(nullValue: Element, capacity: Int = 0) {
    self.nullValue = nullValue
    values.reserveCapacity(capacity)
  }

  /// How many rows there are so far.
  @inlinable public var count: Int { values.count }

  /// Adds a value.
  @inlinable
  public mutating func append(_ value: Element) {
    values.append(value)
    validity?.append(true)
  }

  /// Adds a value or a null.
  @inlinable
  public mutating func append(_ value: Element?) {
    if let value { append(value) } else { appendNull() }
  }

  /// Adds a null.
  @inlinable
  public mutating func appendNull() {
    if validity == nil { validity = ContiguousArray(repeating: true, count: values.count) }
    values.append(nullValue)
    validity?.append(false)
  }

  /// The column.
  @inlinable
  public consuming func finish() -> FixedWidth<Element> {
    FixedWidth(values, validity: validity)
  }
}

/// Collects values of any one type row by row; for edges of the engine and for importers.
public struct ColumnBuilder: Sendable {
  private enum Storage: Sendable {
    case bool(FixedBuilder<Bool>)
    case int(FixedBuilder<Int32>)
    case long(FixedBuilder<Int64>)
    case real(FixedBuilder<Double>)
    case decimal(FixedBuilder<Decimal34>)
    case guid(FixedBuilder<GUID>)
    case string(StringBuilder)
    case dynamic(DynamicBuilder)
  }

  /// The type of the column.
  public let type: ScalarType
  private var storage: Storage

  /// Creates a builder.
  public init(_ type: ScalarType, capacity: Int = 0) {
    self.type = type
    switch type {
    case .bool: storage = .bool(FixedBuilder(nullValue: false, capacity: capacity))
    case .int: storage = .int(FixedBuilder(nullValue: 0, capacity: capacity))
    case .long, .datetime, .timespan:
      storage = .long(FixedBuilder(nullValue: 0, capacity: capacity))
    case .real: storage = .real(FixedBuilder(nullValue: 0, capacity: capacity))
    case .decimal: storage = .decimal(FixedBuilder(nullValue: .zero, capacity: capacity))
    case .guid:
      storage = .guid(FixedBuilder(nullValue: GUID(high: 0, low: 0), capacity: capacity))
    case .string: storage = .string(StringBuilder(capacity: capacity))
    case .dynamic: storage = .dynamic(DynamicBuilder(capacity: capacity))
    }
  }

  /// Adds a value; one of another type is added as a null.
  public mutating func append(_ value: ScalarValue) {
    switch storage {
    case .bool(var builder):
      storage = .bool(.init(nullValue: false))
      if case .bool(let value) = value { builder.append(value) } else { builder.appendNull() }
      storage = .bool(builder)
    case .int(var builder):
      storage = .bool(.init(nullValue: false))
      if case .int(let value) = value { builder.append(value) } else { builder.appendNull() }
      storage = .int(builder)
    case .long(var builder):
      storage = .bool(.init(nullValue: false))
      switch value {
      case .long(let value) where type == .long: builder.append(value)
      case .datetime(let value) where type == .datetime: builder.append(value)
      case .timespan(let value) where type == .timespan: builder.append(value)
      default: builder.appendNull()
      }
      storage = .long(builder)
    case .real(var builder):
      storage = .bool(.init(nullValue: false))
      if case .real(let value) = value { builder.append(value) } else { builder.appendNull() }
      storage = .real(builder)
    case .decimal(var builder):
      storage = .bool(.init(nullValue: false))
      if case .decimal(let value) = value { builder.append(value) } else { builder.appendNull() }
      storage = .decimal(builder)
    case .guid(var builder):
      storage = .bool(.init(nullValue: false))
      if case .guid(let value) = value { builder.append(value) } else { builder.appendNull() }
      storage = .guid(builder)
    case .string(var builder):
      storage = .bool(.init(nullValue: false))
      if case .string(let value) = value { builder.append(value) } else { builder.appendEmpty() }
      storage = .string(builder)
    case .dynamic(var builder):
      storage = .bool(.init(nullValue: false))
      if case .dynamic(let value) = value { builder.append(value) } else { builder.appendNull() }
      storage = .dynamic(builder)
    }
  }

  /// Adds a null; an empty string for `string`.
  public mutating func appendNull() { append(.null(type)) }

  /// The column.
  public consuming func finish() -> Column {
    switch storage {
    case .bool(let builder): .bool(builder.finish())
    case .int(let builder): .int(builder.finish())
    case .long(let builder):
      switch type {
      case .datetime: .datetime(builder.finish())
      case .timespan: .timespan(builder.finish())
      default: .long(builder.finish())
      }
    case .real(let builder): .real(builder.finish())
    case .decimal(let builder): .decimal(builder.finish())
    case .guid(let builder): .guid(builder.finish())
    case .string(let builder): .string(builder.finish())
    case .dynamic(let builder): .dynamic(builder.finish())
    }
  }
}
