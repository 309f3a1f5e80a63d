public import Tables

/// The values of an example's rows in their column's type.
public enum ExampleValue {
  /// The value as a column of the type holds it; nil when it does not fit.
  public static func value(_ value: DynamicValue, as type: ScalarType) -> ScalarValue? {
    if type == .dynamic { return .dynamic(value) }
    if value.isNull { return .null(type) }
    switch (type, value) {
    case (.bool, .bool(let value)): return .bool(value)
    case (.int, .long(let value)): return Int32(exactly: value).map { .int($0) }
    case (.long, .long(let value)): return .long(value)
    case (.real, .long(let value)): return .real(Double(value))
    case (.real, .real(let value)): return .real(value)
    case (.string, .string(let value)): return .string(value)
    case (.datetime, .string(let text)): return Timestamp.ticks(text).map { .datetime($0) }
    case (.guid, .string(let text)): return GUID(text).map { .guid($0) }
    case (.timespan, .string(let text)): return Timestamp.span(text).map { .timespan($0) }
    case (.decimal, .long(let value)): return .decimal(Decimal34(value))
    default: return nil
    }
  }
}
