import Glibc
import KQLPlan
import Tables

/// A function of the elements of two series, or of a series and a number.
protocol PairFunction: ScalarFunction {
  static func value(_ x: Double, _ y: Double) -> DynamicValue
  /// The result for whole numbers, exact where doubles are not; nil where there is none.
  static func whole(_ x: Int64, _ y: Int64) -> DynamicValue?
}

extension PairFunction {
  static func whole(_ x: Int64, _ y: Int64) -> DynamicValue? { nil }

  static var overloads: [Overload] {
    [
      Overload([.dynamic, .dynamic], returns: .dynamic, evaluate),
      Overload([.dynamic, .numeric], returns: .dynamic, evaluate),
      Overload([.numeric, .dynamic], returns: .dynamic, evaluate),
    ]
  }

  private static func evaluate(_ a: [Column], _ n: Int, _ context: QueryContext) -> Column {
    SeriesRows.dynamics(a, n) { row in
      let left = SeriesRows.cell(a[0], row)
      let right = SeriesRows.cell(a[1], row)
      let count = max(left.elements?.count ?? -1, right.elements?.count ?? -1)
      guard count >= 0, let x = Series(left, repeating: count),
        let y = Series(right, repeating: count)
      else { return nil }
      return .array(
        (0..<count).map { index in
          guard index < x.values.count, index < y.values.count, let first = x.values[index],
            let second = y.values[index]
          else { return .null }
          if x.isWhole, y.isWhole, let first = Int64(exactly: first),
            let second = Int64(exactly: second), let result = whole(first, second)
          {
            return result
          }
          return value(first, second)
        }
      )
    }
  }
}

extension DynamicValue {
  /// A whole number; nil when it did not fit.
  static func exact(_ result: (partialValue: Int64, overflow: Bool)) -> DynamicValue? {
    result.overflow ? nil : .long(result.partialValue)
  }
}

/// `series_add(series, series)`.
enum SeriesAdd: PairFunction {
  static let name = "series_add"
  static let summary = "The sums of two series, element by element."
  static let examples = [
    Example("print series_add(dynamic([1, 3]), dynamic([4, 2]))", prints: "[5,5]")
  ]
  static func value(_ x: Double, _ y: Double) -> DynamicValue { .real(x + y) }
  static func whole(_ x: Int64, _ y: Int64) -> DynamicValue? {
    .exact(x.addingReportingOverflow(y))
  }
}

/// `series_subtract(series, series)`.
enum SeriesSubtract: PairFunction {
  static let name = "series_subtract"
  static let summary = "The differences of two series, element by element."
  static let examples = [
    Example("print series_subtract(dynamic([1, 3]), dynamic([4, 2]))", prints: "[-3,1]")
  ]
  static func value(_ x: Double, _ y: Double) -> DynamicValue { .real(x - y) }
  static func whole(_ x: Int64, _ y: Int64) -> DynamicValue? {
    .exact(x.subtractingReportingOverflow(y))
  }
}

/// `series_multiply(series, series)`.
enum SeriesMultiply: PairFunction {
  static let name = "series_multiply"
  static let summary = "The products of two series, element by element."
  static let examples = [
    Example("print series_multiply(dynamic([1, 3]), dynamic([4, 2]))", prints: "[4,6]")
  ]
  static func value(_ x: Double, _ y: Double) -> DynamicValue { .real(x * y) }
  static func whole(_ x: Int64, _ y: Int64) -> DynamicValue? {
    .exact(x.multipliedReportingOverflow(by: y))
  }
}

/// `series_divide(series, series)`.
enum SeriesDivide: PairFunction {
  static let name = "series_divide"
  static let summary = "The quotients of two series, element by element."
  static let examples = [
    Example("print series_divide(dynamic([1, 3]), dynamic([4, 2]))", prints: "[0.25,1.5]")
  ]
  static func value(_ x: Double, _ y: Double) -> DynamicValue { .real(x / y) }
}

/// `series_pow(series, series)`.
enum SeriesPower: PairFunction {
  static let name = "series_pow"
  static let summary = "The powers of two series, element by element."
  static let examples = [
    Example("print series_pow(dynamic([1, 3]), dynamic([4, 2]))", prints: "[1.0,9.0]")
  ]
  static func value(_ x: Double, _ y: Double) -> DynamicValue { .real(pow(x, y)) }
}

/// `series_equals(series, series)`.
enum SeriesEquals: PairFunction {
  static let name = "series_equals"
  static let summary = "Whether the elements are equal, element by element."
  static let examples = [
    Example("print series_equals(dynamic([1, 3]), dynamic([4, 2]))", prints: "[false,false]")
  ]
  static func value(_ x: Double, _ y: Double) -> DynamicValue { .bool(x == y) }
  static func whole(_ x: Int64, _ y: Int64) -> DynamicValue? { .bool(x == y) }
}

/// `series_not_equals(series, series)`.
enum SeriesNotEquals: PairFunction {
  static let name = "series_not_equals"
  static let summary = "Whether the elements differ, element by element."
  static let examples = [
    Example("print series_not_equals(dynamic([1, 3]), dynamic([4, 2]))", prints: "[true,true]")
  ]
  static func value(_ x: Double, _ y: Double) -> DynamicValue { .bool(x != y) }
  static func whole(_ x: Int64, _ y: Int64) -> DynamicValue? { .bool(x != y) }
}

/// `series_less(series, series)`.
enum SeriesLess: PairFunction {
  static let name = "series_less"
  static let summary = "Whether the first is less, element by element."
  static let examples = [
    Example("print series_less(dynamic([1, 3]), dynamic([4, 2]))", prints: "[true,false]")
  ]
  static func value(_ x: Double, _ y: Double) -> DynamicValue { .bool(x < y) }
  static func whole(_ x: Int64, _ y: Int64) -> DynamicValue? { .bool(x < y) }
}

/// `series_less_equals(series, series)`.
enum SeriesLessEquals: PairFunction {
  static let name = "series_less_equals"
  static let summary = "Whether the first is not greater, element by element."
  static let examples = [
    Example("print series_less_equals(dynamic([1, 3]), dynamic([4, 2]))", prints: "[true,false]")
  ]
  static func value(_ x: Double, _ y: Double) -> DynamicValue { .bool(x <= y) }
  static func whole(_ x: Int64, _ y: Int64) -> DynamicValue? { .bool(x <= y) }
}

/// `series_greater(series, series)`.
enum SeriesGreater: PairFunction {
  static let name = "series_greater"
  static let summary = "Whether the first is greater, element by element."
  static let examples = [
    Example("print series_greater(dynamic([1, 3]), dynamic([4, 2]))", prints: "[false,true]")
  ]
  static func value(_ x: Double, _ y: Double) -> DynamicValue { .bool(x > y) }
  static func whole(_ x: Int64, _ y: Int64) -> DynamicValue? { .bool(x > y) }
}

/// `series_greater_equals(series, series)`.
enum SeriesGreaterEquals: PairFunction {
  static let name = "series_greater_equals"
  static let summary = "Whether the first is not less, element by element."
  static let examples = [
    Example("print series_greater_equals(dynamic([1, 3]), dynamic([4, 2]))", prints: "[false,true]")
  ]
  static func value(_ x: Double, _ y: Double) -> DynamicValue { .bool(x >= y) }
  static func whole(_ x: Int64, _ y: Int64) -> DynamicValue? { .bool(x >= y) }
}
