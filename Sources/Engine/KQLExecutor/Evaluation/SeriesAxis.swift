import KQLPlan
import Tables

/// The steps of a series.
struct SeriesAxis {
  private enum Scale {
    case whole(start: Int64, step: Int64)
    case real(start: Double, step: Double)
  }

  /// The most steps of a series.
  private static let limit = 1_048_576

  /// How many steps there are.
  let count: Int
  private let scale: Scale
  private let type: ScalarType

  /// The axis of some values; nil when neither they nor the ends say where it runs.
  init?(
    type: ScalarType,
    from: ScalarValue?,
    to: ScalarValue?,
    step: ScalarValue,
    values: Column
  ) throws {
    self.type = type
    if type == .real {
      guard let step = step.number, step > 0, step.isFinite else { throw SeriesAxis.badStep }
      let extent = values.realExtent
      let aligned = extent.map { ($0.min / step).rounded(.down) * step }
      guard let start = from?.number ?? aligned, start.isFinite else { return nil }
      guard let last = to?.number ?? extent?.max, last.isFinite else { return nil }
      let steps = (last - start) / step
      let total = to == nil ? steps.rounded(.down) + 1 : steps.rounded(.up)
      guard total < Double(SeriesAxis.limit) else { throw SeriesAxis.tooLong }
      count = total > 0 ? Int(total) : 0
      scale = .real(start: start, step: step)
    } else {
      guard let step = step.integer, step > 0 else { throw SeriesAxis.badStep }
      let extent = values.wholeExtent
      guard let start = from?.integer ?? extent.map({ $0.min.floored(to: step) }) else {
        return nil
      }
      guard let last = to?.integer ?? extent?.max else { return nil }
      let (distance, overflow) = last.subtractingReportingOverflow(start)
      guard !overflow else { throw SeriesAxis.tooLong }
      let (whole, rest) = distance.quotientAndRemainder(dividingBy: step)
      let total = distance < 0 ? 0 : to == nil || rest > 0 ? whole + 1 : whole
      guard total < SeriesAxis.limit else { throw SeriesAxis.tooLong }
      count = Int(total)
      scale = .whole(start: start, step: step)
    }
  }

  private static let badStep = QueryFailure("the step of make-series is not above zero")
  private static let tooLong = QueryFailure("a series has more than \(limit) steps")

  /// The value of every step.
  var values: [DynamicValue] {
    (0..<count).map { index in
      switch scale {
      case .real(let start, let step): return .real(start + Double(index) * step)
      case .whole(let start, let step):
        let value = start &+ Int64(index) &* step
        return switch type {
        case .datetime: .datetime(value)
        case .timespan: .timespan(value)
        default: .long(value)
        }
      }
    }
  }

  /// The steps of the rows that are on the axis, and these rows.
  func steps(
    of column: Column,
    count rows: Int
  ) -> (steps: ContiguousArray<Int>, rows: ContiguousArray<Int>) {
    var steps = ContiguousArray<Int>()
    var inside = ContiguousArray<Int>()
    for row in 0..<rows {
      guard let step = step(of: column, row), step >= 0, step < count else { continue }
      steps.append(step)
      inside.append(row)
    }
    return (steps, inside)
  }

  private func step(of column: Column, _ row: Int) -> Int? {
    guard column.isValid(row) else { return nil }
    switch (scale, column) {
    case (.real(let start, let step), .real(let values)):
      return Int(exactly: ((values.at(row) - start) / step).rounded(.down))
    case (.whole(let start, let step), .long(let values)),
      (.whole(let start, let step), .datetime(let values)),
      (.whole(let start, let step), .timespan(let values)):
      let (distance, overflow) = values.at(row).subtractingReportingOverflow(start)
      return overflow || distance < 0 ? nil : Int(distance / step)
    case (.whole(let start, let step), .int(let values)):
      let (distance, overflow) = Int64(values.at(row)).subtractingReportingOverflow(start)
      return overflow || distance < 0 ? nil : Int(distance / step)
    default: return nil
    }
  }
}

extension Int64 {
  /// The largest multiple of a positive size that is not above.
  fileprivate func floored(to size: Int64) -> Int64 {
    let rest = self % size
    return rest < 0 ? subtractingReportingOverflow(rest &+ size).partialValue : self &- rest
  }
}

extension Column {
  /// The smallest and the largest of the whole numbers or ticks.
  fileprivate var wholeExtent: (min: Int64, max: Int64)? {
    switch self {
    case .long(let column), .datetime(let column), .timespan(let column):
      Self.extent((0..<column.count).lazy.compactMap { column[$0] })
    case .int(let column):
      Self.extent((0..<column.count).lazy.compactMap { column[$0].map { Int64($0) } })
    default: nil
    }
  }

  /// The smallest and the largest of the numbers.
  fileprivate var realExtent: (min: Double, max: Double)? {
    guard case .real(let column) = self else { return nil }
    return Self.extent(
      (0..<column.count).lazy.compactMap { row in column[row].flatMap { $0.isFinite ? $0 : nil } }
    )
  }

  private static func extent<Values: Sequence>(
    _ values: Values
  ) -> (min: Values.Element, max: Values.Element)? where Values.Element: Comparable {
    var extent: (min: Values.Element, max: Values.Element)?
    for value in values {
      extent = extent.map { (Swift.min($0.min, value), Swift.max($0.max, value)) } ?? (value, value)
    }
    return extent
  }
}
