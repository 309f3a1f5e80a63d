import KQLPlan
import Tables

/// Numbers or times from one value to another.
struct RangeSource: PreparedSource {
  private let type: ScalarType
  private let from: ScalarValue
  private let to: ScalarValue
  private let step: ScalarValue

  var isLarge: Bool { true }

  init(_ plan: RangePlan, _ run: Run) throws {
    type = plan.schema.fields.first?.type ?? .long
    from = try run.value(of: plan.from)
    to = try run.value(of: plan.to)
    step = try run.value(of: plan.step)
  }

  func open(_ run: Run) throws -> any BatchReader {
    if type == .real {
      guard let from = from.number, let to = to.number, let step = step.number else {
        return MemoryReader(batches: [])
      }
      return RealRangeReader(from: from, to: to, step: step, produced: Produced(run))
    }
    guard type != .decimal else { throw QueryFailure("a range of decimals is not supported") }
    guard let from = from.integer, let to = to.integer, let step = step.integer else {
      return MemoryReader(batches: [])
    }
    return IntegerRangeReader(
      type: type,
      from: from,
      to: to,
      step: step,
      produced: Produced(run)
    )
  }
}

/// Gives the values of an integer range, as far as they are read.
private final class IntegerRangeReader: BatchReader {
  private let type: ScalarType
  private var current: Int64?
  private let to: Int64
  private var produced: Produced
  private let step: Int64

  init(type: ScalarType, from: Int64, to: Int64, step: Int64, produced: Produced) {
    self.produced = produced
    self.type = type
    self.to = to
    self.step = step
    current = from
  }

  func next() throws -> Batch? {
    var values = ContiguousArray<Int64>()
    values.reserveCapacity(batchRows)
    while let value = current, values.count < batchRows, step < 0 ? value >= to : value <= to {
      values.append(value)
      let (next, overflow) = value.addingReportingOverflow(step)
      current = overflow ? nil : next
    }
    guard !values.isEmpty else { return nil }
    try produced.add(values.count)
    let column: Column =
      switch type {
      case .int: .int(FixedWidth(values).map { Int32(truncatingIfNeeded: $0) })
      case .datetime: .datetime(FixedWidth(values))
      case .timespan: .timespan(FixedWidth(values))
      default: .long(FixedWidth(values))
      }
    return Batch(columns: [column], count: values.count)
  }
}

/// Gives the values of a range of reals, each from its position, so that errors do not add up.
private final class RealRangeReader: BatchReader {
  private var index = 0.0
  private let from: Double
  private let to: Double
  private var produced: Produced
  private let step: Double

  init(from: Double, to: Double, step: Double, produced: Produced) {
    self.produced = produced
    self.from = from
    self.to = to
    self.step = step
  }

  func next() throws -> Batch? {
    var values = ContiguousArray<Double>()
    while values.count < batchRows {
      let value = from + index * step
      guard step < 0 ? value >= to : value <= to else { break }
      values.append(value)
      index += 1
    }
    guard !values.isEmpty else { return nil }
    try produced.add(values.count)
    return Batch(columns: [.real(FixedWidth(values))], count: values.count)
  }
}

extension ScalarValue {
  /// The number or ticks of a whole value.
  var integer: Int64? {
    switch self {
    case .int(let value): Int64(value)
    case .long(let value), .datetime(let value), .timespan(let value): value
    default: nil
    }
  }

  /// The number of an int, long or real.
  var number: Double? {
    switch self {
    case .int(let value): Double(value)
    case .long(let value): Double(value)
    case .real(let value): value
    default: nil
    }
  }
}
