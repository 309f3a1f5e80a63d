import KQLPlan
import Tables

/// The numbers of a series; nil where an element is none.
struct Series {
  var values: [Double?]
  /// Whether all numbers are whole, so that sums and products are too.
  var isWhole: Bool

  init(_ values: [Double?], isWhole: Bool = false) {
    self.values = values
    self.isWhole = isWhole
  }

  /// The numbers of an array; nil for anything else.
  init?(_ cell: DynamicRef) {
    if let numbers = DynamicEncoding.numbers(cell.bytes, cell.range) {
      (values, isWhole) = numbers
      return
    }
    guard let elements = cell.elements else { return nil }
    values = []
    values.reserveCapacity(elements.count)
    isWhole = true
    for element in elements {
      let number = Series.number(cell.bytes, element)
      if let number, !number.isWhole { isWhole = false }
      values.append(number?.value)
    }
  }

  /// An array of numbers, or a number that stands for `count` of them.
  init?(_ cell: DynamicRef, repeating count: Int) {
    if let series = Series(cell) {
      self = series
    } else if let number = Series.number(cell.bytes, cell.range) {
      values = Array(repeating: number.value, count: count)
      isWhole = number.isWhole
    } else {
      return nil
    }
  }

  private static func number(
    _ bytes: ContiguousArray<UInt8>,
    _ range: ByteRange
  ) -> (value: Double, isWhole: Bool)? {
    switch DynamicEncoding.decode(bytes, range) {
    case .long(let value): (Double(value), true)
    case .real(let value): (value, false)
    case .decimal(let value): (value.double, false)
    case .bool(let value): (value ? 1 : 0, true)
    case .datetime(let value), .timespan(let value): (Double(value), true)
    default: nil
    }
  }

  /// The numbers, when there is one at every position.
  var complete: [Double]? {
    let numbers = values.compactMap { $0 }
    return numbers.count == values.count ? numbers : nil
  }

  /// The element as it is written: whole where the series is.
  static func element(_ value: Double?, whole: Bool) -> DynamicValue {
    guard let value else { return .null }
    if whole, let number = Int64(exactly: value) { return .long(number) }
    return .real(value)
  }

  /// The series as an array.
  var dynamic: DynamicValue { .array(values.map { Series.element($0, whole: isWhole) }) }
}

extension DynamicValue {
  /// An array of real numbers.
  static func reals(_ values: [Double]) -> DynamicValue { .array(values.map { .real($0) }) }
}

/// Loops over rows of series.
enum SeriesRows {
  /// A dynamic for each row; nil is null.
  static func dynamics(
    _ a: [Column],
    _ count: Int,
    _ body: (Int) throws -> DynamicValue?
  ) rethrows -> Column {
    try Rows.dynamics(a, count) { row, builder in
      if let value = try body(row) { builder.write(value) }
    }
  }

  /// The numeric value of a cell of any type.
  static func number(_ column: Column, _ row: Int) -> Double? {
    guard column.isValid(row) else { return nil }
    switch column.value(at: row).asDynamic {
    case .long(let value): return Double(value)
    case .real(let value): return value
    case .decimal(let value): return value.double
    case .bool(let value): return value ? 1 : 0
    default: return nil
    }
  }

  /// A cell as an encoded dynamic.
  static func cell(_ column: Column, _ row: Int) -> DynamicRef {
    if case .dynamic(let values) = column { return values.ref(row) }
    var bytes = ContiguousArray<UInt8>()
    DynamicEncoding.append(cell: column, row, to: &bytes)
    return DynamicRef(bytes: bytes, range: ByteRange(offset: 0, count: bytes.count))
  }
}
