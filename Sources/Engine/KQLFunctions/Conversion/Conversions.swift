import Tables

/// Values of one type made out of values of another; nil where there is no such value.
///
/// Whole numbers wrap into a narrower type, reals are cut towards zero and clamped, text has to be
/// the whole of a value (Kusto pages of the `to…` functions).
enum Conversions {
  // MARK: - Dynamic values

  static func long(_ value: DynamicValue) -> Int64? {
    switch value {
    case .bool(let value): value ? 1 : 0
    case .long(let value), .datetime(let value), .timespan(let value): value
    case .real(let value): long(value)
    case .decimal(let value): value.wholeNumber
    case .string(let value): ContiguousArray(value.utf8).withSpan { TextReader.long($0) }
    case .null, .guid, .array, .bag: nil
    }
  }

  static func int(_ value: DynamicValue) -> Int32? {
    switch value {
    case .real(let value): int(value)
    case .string(let value): ContiguousArray(value.utf8).withSpan { TextReader.int($0) }
    default: long(value).map { Int32(truncatingIfNeeded: $0) }
    }
  }

  static func real(_ value: DynamicValue) -> Double? {
    switch value {
    case .bool(let value): value ? 1 : 0
    case .long(let value), .datetime(let value), .timespan(let value): Double(value)
    case .real(let value): value
    case .decimal(let value): value.double
    case .string(let value): ContiguousArray(value.utf8).withSpan { TextReader.real($0) }
    case .null, .guid, .array, .bag: nil
    }
  }

  static func decimal(_ value: DynamicValue) -> Decimal34? {
    switch value {
    case .bool(let value): Decimal34(value ? 1 : 0)
    case .long(let value), .datetime(let value), .timespan(let value): Decimal34(value)
    case .real(let value): Decimal34(real: value)
    case .decimal(let value): value
    case .string(let value): Decimal34(value)
    case .null, .guid, .array, .bag: nil
    }
  }

  static func bool(_ value: DynamicValue) -> Bool? {
    switch value {
    case .bool(let value): value
    case .long(let value): value != 0
    case .real(let value): value != 0
    case .decimal(let value): value.coefficient != 0
    case .string(let value): ContiguousArray(value.utf8).withSpan { TextReader.bool($0) }
    case .null, .datetime, .timespan, .guid, .array, .bag: nil
    }
  }

  static func datetime(_ value: DynamicValue) -> Int64? {
    switch value {
    case .datetime(let value): value
    case .long(let value): Ticks.isValid(value) ? value : nil
    case .string(let value): ContiguousArray(value.utf8).withSpan { DateTimeReader.read($0) }
    default: nil
    }
  }

  static func timespan(_ value: DynamicValue) -> Int64? {
    switch value {
    case .timespan(let value), .long(let value): value
    case .string(let value): ContiguousArray(value.utf8).withSpan { TimespanReader.read($0) }
    default: nil
    }
  }

  static func guid(_ value: DynamicValue) -> GUID? {
    switch value {
    case .guid(let value): value
    case .string(let value): ContiguousArray(value.utf8).withSpan { TextReader.guid($0) }
    default: nil
    }
  }

  // MARK: - Reals

  static func long(_ value: Double) -> Int64? {
    value.isFinite ? Int64(saturating: value) : nil
  }

  static func int(_ value: Double) -> Int32? {
    value.isFinite ? Int64(saturating: value).map { Int32(clamping: $0) } : nil
  }

  // MARK: - Columns

  static func guids(_ column: Column) -> FixedWidth<GUID> {
    let none = GUID(high: 0, low: 0)
    return switch column {
    case .guid(let column): column
    case .string(let column): column.compactMap(nullValue: none) { TextReader.guid($0) }
    case .dynamic(let column): column.compactMap(nullValue: none) { guid($0) }
    default: FixedWidth(constant: none, isNull: true, count: column.count)
    }
  }

  static func datetimes(_ column: Column) -> FixedWidth<Int64> {
    switch column {
    case .datetime(let column): column
    case .int(let column):
      column.compactMap(nullValue: 0) { Ticks.isValid(Int64($0)) ? Int64($0) : nil }
    case .long(let column), .timespan(let column):
      column.compactMap(nullValue: 0) { Ticks.isValid($0) ? $0 : nil }
    case .real(let column):
      column.compactMap(nullValue: 0) { long($0).flatMap { Ticks.isValid($0) ? $0 : nil } }
    case .decimal(let column):
      column.compactMap(nullValue: 0) { $0.wholeNumber.flatMap { Ticks.isValid($0) ? $0 : nil } }
    case .string(let column): column.compactMap(nullValue: 0) { DateTimeReader.read($0) }
    case .dynamic(let column): column.compactMap(nullValue: 0) { datetime($0) }
    case .bool, .guid: FixedWidth(constant: 0, isNull: true, count: column.count)
    }
  }
}

extension DynamicColumn {
  /// Computes a value or null of each row that is not null.
  func compactMap<Result>(
    nullValue: Result,
    _ body: (DynamicValue) -> Result?
  ) -> FixedWidth<Result> {
    let stored = isConstant ? min(count, 1) : count
    var builder = FixedBuilder<Result>(nullValue: nullValue, capacity: stored)
    for row in 0..<stored {
      builder.append(isValid(row) ? body(self[row]) : nil)
    }
    let column = builder.finish()
    return stored < count ? column.repeated(count) : column
  }
}
