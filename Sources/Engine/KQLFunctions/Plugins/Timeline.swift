import KQLPlan
import Tables

/// Points and steps on a timeline: datetimes and timespans in ticks, or whole numbers.
enum Timeline {
  /// The values of a timeline column; nil for nulls.
  static func values(_ column: Column) throws -> [Int64?] {
    switch column {
    case .long(let values), .datetime(let values), .timespan(let values):
      (0..<column.count).map { values[$0] }
    case .int(let values): (0..<column.count).map { values[$0].map { Int64($0) } }
    default: throw QueryFailure("the timeline must be a datetime, timespan, int or long")
    }
  }

  /// A constant point.
  static func point(_ value: ScalarValue?) throws -> Int64 {
    switch value {
    case .long(let value), .datetime(let value), .timespan(let value): return value
    case .int(let value): return Int64(value)
    case .real(let value):
      guard let whole = Int64(exactly: value.rounded(.down)) else { fallthrough }
      return whole
    default: throw QueryFailure("a datetime, timespan or whole number is expected")
    }
  }

  /// A constant length above zero.
  static func step(_ value: ScalarValue?) throws -> Int64 {
    let step = try point(value)
    guard step > 0 else { throw QueryFailure("a length on the timeline must be above zero") }
    return step
  }

  /// The number of the step that holds a point.
  static func floor(_ point: Int64, _ step: Int64) -> Int64 {
    let quotient = point / step
    return point % step < 0 ? quotient - 1 : quotient
  }

  /// A point as a value of the timeline's type.
  static func value(_ point: Int64, _ type: ScalarType) -> ScalarValue {
    switch type {
    case .datetime: Ticks.isValid(point) ? .datetime(point) : .null(.datetime)
    case .timespan: .timespan(point)
    case .int: Int32(exactly: point).map { .int($0) } ?? .null(.int)
    default: .long(point)
    }
  }
}
