import Tables

extension ScalarValue {
  /// The value as one of another type where that loses nothing, else a null.
  func converted(to type: ScalarType) -> ScalarValue {
    if self.type == type { return self }
    if isNull { return .null(type) }
    if type == .dynamic { return .dynamic(asDynamic) }
    if case .dynamic(let value) = self { return value.cast(to: type) }
    switch (self, type) {
    case (.int(let value), .long): return .long(Int64(value))
    case (.int(let value), .real): return .real(Double(value))
    case (.int(let value), .decimal): return .decimal(Decimal34(Int64(value)))
    case (.long(let value), .int): return Int32(exactly: value).map { .int($0) } ?? .null(type)
    case (.long(let value), .real): return .real(Double(value))
    case (.long(let value), .decimal): return .decimal(Decimal34(value))
    case (.real(let value), .long): return Int64(exactly: value).map { .long($0) } ?? .null(type)
    case (.real(let value), .int): return Int32(exactly: value).map { .int($0) } ?? .null(type)
    case (.real(let value), .decimal):
      return Decimal34(value.description).map { .decimal($0) } ?? .null(type)
    default: return .null(type)
    }
  }
}

extension DynamicValue {
  /// The value as a scalar of a type, without reading texts; a value of another kind is a null.
  func cast(to type: ScalarType) -> ScalarValue {
    switch (self, type) {
    case (_, .dynamic): .dynamic(self)
    case (.bool(let value), .bool): .bool(value)
    case (.bool(let value), .long): .long(value ? 1 : 0)
    case (.bool(let value), .int): .int(value ? 1 : 0)
    case (.long(let value), _): ScalarValue.long(value).converted(to: type)
    case (.real(let value), .real): .real(value)
    case (.real(let value), .long): value.wholePart.map { .long($0) } ?? .null(type)
    case (.real(let value), .int):
      value.wholePart.flatMap { Int32(exactly: $0) }.map { .int($0) } ?? .null(type)
    case (.real(let value), .decimal): ScalarValue.real(value).converted(to: type)
    case (.decimal(let value), .decimal): .decimal(value)
    case (.string(let value), .string): .string(value)
    case (.datetime(let value), .datetime): .datetime(value)
    case (.timespan(let value), .timespan): .timespan(value)
    case (.guid(let value), .guid): .guid(value)
    default: .null(type)
    }
  }
}

extension Double {
  /// The number without its fraction, when that is a long.
  fileprivate var wholePart: Int64? { Int64(exactly: rounded(.towardZero)) }
}
