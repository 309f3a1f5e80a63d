import KQLPlan
import Tables

/// What every evaluation has as its type.
typealias Evaluation = @Sendable ([Column], Int, QueryContext) throws -> Column

extension Column {
  /// The value of a constant string argument.
  var constantText: String {
    count > 0 ? texts[0] : ""
  }

  /// The value of a constant long, int or real argument; nil for null.
  var constantLong: Int64? {
    guard count > 0 else { return nil }
    switch value(at: 0) {
    case .long(let value): return value
    case .int(let value): return Int64(value)
    case .real(let value): return Int64(saturating: value)
    case .dynamic(.long(let value)): return value
    default: return nil
    }
  }
}

extension Int64 {
  /// The whole part of a real, clamped to the range; nil for NaN.
  init?(saturating value: Double) {
    guard !value.isNaN else { return nil }
    if value >= 9.2233720368547758e18 { self = .max; return }
    if value <= -9.2233720368547758e18 { self = .min; return }
    self = Int64(value)
  }
}
