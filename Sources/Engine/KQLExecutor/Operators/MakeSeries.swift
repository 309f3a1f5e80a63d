import KQLPlan
import Tables

/// Aggregates of each group at regular steps of an axis.
struct MakeSeriesOperator: PreparedOperator {
  fileprivate struct Aggregate: Sendable {
    let prepared: PreparedAggregate
    let defaultValue: DynamicValue
  }

  fileprivate let keys: [Evaluator]
  fileprivate let keySchema: Schema
  fileprivate let aggregates: [Aggregate]
  fileprivate let axis: Evaluator
  fileprivate let axisType: ScalarType
  fileprivate let from: ScalarValue?
  fileprivate let to: ScalarValue?
  fileprivate let step: ScalarValue
  fileprivate let isNonempty: Bool
  private let inputSchema: Schema

  init(_ plan: MakeSeriesPlan, _ run: Run) throws {
    keys = try run.prepare(plan.keys.map(\.expression))
    keySchema = Schema(plan.keys.map { .init($0.name, $0.expression.type) })
    aggregates = try plan.aggregates.map { aggregate in
      Aggregate(
        prepared: try PreparedAggregate(aggregate.call, run),
        defaultValue: aggregate.defaultValue.asDynamic
      )
    }
    axis = try run.prepare(plan.axis.expression)
    axisType = plan.axis.expression.type
    from = try plan.from.map { try run.value(of: $0) }
    to = try plan.to.map { try run.value(of: $0) }
    step = try run.value(of: plan.step)
    isNonempty = plan.isNonempty
    inputSchema = plan.input.schema
  }

  func start(_ run: Run) -> any Stage {
    MakeSeriesStage(plan: self, rows: Collected(run, schema: inputSchema), run: run)
  }
}

private final class MakeSeriesStage: Stage {
  private let plan: MakeSeriesOperator
  private let run: Run
  private var rows: Collected
  private var output = Outflow()

  init(plan: MakeSeriesOperator, rows: Collected, run: Run) {
    self.plan = plan
    self.rows = rows
    self.run = run
  }

  func take(_ batch: Batch) throws { try rows.add(batch) }

  func give() -> Batch? { output.next() }

  func end() throws {
    let batch = rows.takeAll()
    let positions = try plan.axis.evaluate(batch)
    guard batch.count > 0 || plan.isNonempty else { return }
    guard
      let axis = try SeriesAxis(
        type: plan.axisType,
        from: plan.from,
        to: plan.to,
        step: plan.step,
        values: positions
      )
    else { return }
    let (steps, inside) = axis.steps(of: positions, count: batch.count)
    let used = inside.count == batch.count ? batch : batch.gather(inside)
    var groups = Grouping(schema: plan.keySchema, run: run)
    let assigned = try groups.assign(plan.keys.evaluate(used), count: used.count)
    let groupCount = plan.keys.isEmpty && plan.isNonempty ? 1 : groups.count
    guard groupCount > 0 else { return }
    try run.charge(bytes: groupCount * axis.count * 16)
    defer { try? run.charge(bytes: -groupCount * axis.count * 16) }
    var columns = groups.keys().columns
    columns += try series(used, assigned, steps, groupCount: groupCount, length: axis.count)
    columns.append(Column(.dynamic(.array(axis.values)), count: groupCount))
    output = Outflow(Batch(columns: columns, count: groupCount))
  }

  /// One array column for each aggregate.
  private func series(
    _ batch: Batch,
    _ groups: ContiguousArray<Int>,
    _ steps: ContiguousArray<Int>,
    groupCount: Int,
    length: Int
  ) throws -> [Column] {
    // A cell is a step of a group that has rows; cells are numbered in the order they appear.
    var cellOf = ContiguousArray<Int>(repeating: -1, count: groupCount * length)
    var assigned = ContiguousArray<Int>()
    assigned.reserveCapacity(batch.count)
    var cellCount = 0
    for row in 0..<batch.count {
      let place = groups[row] * length + steps[row]
      if cellOf[place] < 0 {
        cellOf[place] = cellCount
        cellCount += 1
      }
      assigned.append(cellOf[place])
    }
    return try plan.aggregates.map { aggregate in
      let running = try aggregate.prepared.start(run)
      try running.add(batch, groups: assigned, groupCount: cellCount)
      guard let results = try running.state.finish().first else {
        throw QueryFailure("an aggregate gives no value")
      }
      return .dynamic(
        arrays(of: results, cellOf, groupCount, length, default: aggregate.defaultValue)
      )
    }
  }

  /// The results of the cells as arrays, one a group.
  private func arrays(
    of results: Column,
    _ cellOf: ContiguousArray<Int>,
    _ groupCount: Int,
    _ length: Int,
    default missing: DynamicValue
  ) -> DynamicColumn {
    if let numbers = results.encodedNumbers, let missing = missing.encodedNumber {
      return DynamicColumn(arrays: groupCount, length: length) { group, step in
        let cell = cellOf[group &* length &+ step]
        return cell < 0 ? missing : (numbers.tag, numbers.payloads[cell])
      }
    }
    var builder = DynamicBuilder(capacity: groupCount)
    for group in 0..<groupCount {
      let start = DynamicEncoding.beginContainer(.array, to: &builder.bytes)
      for step in 0..<length {
        let cell = cellOf[group * length + step]
        let value = cell < 0 ? missing : results.value(at: cell).asDynamic
        DynamicEncoding.encode(value, into: &builder.bytes)
      }
      DynamicEncoding.endContainer(at: start, count: length, in: &builder.bytes)
      builder.endRow()
    }
    return builder.finish()
  }
}

extension DynamicValue {
  /// The encoded form of a number or a time; nil for anything else.
  fileprivate var encodedNumber: (tag: DynamicEncoding.Tag, payload: UInt64)? {
    switch self {
    case .long(let value): (.long, UInt64(bitPattern: value))
    case .real(let value): (.real, value.bitPattern)
    case .datetime(let value): (.datetime, UInt64(bitPattern: value))
    case .timespan(let value): (.timespan, UInt64(bitPattern: value))
    default: nil
    }
  }
}

extension Column {
  /// The encoded forms of a column of numbers or times without nulls; nil for any other column.
  fileprivate var encodedNumbers: (tag: DynamicEncoding.Tag, payloads: ContiguousArray<UInt64>)? {
    switch self {
    case .long(let column) where column.validity == nil:
      (.long, ContiguousArray(column.expanded.values.map { UInt64(bitPattern: $0) }))
    case .real(let column) where column.validity == nil:
      (.real, ContiguousArray(column.expanded.values.map(\.bitPattern)))
    case .datetime(let column) where column.validity == nil:
      (.datetime, ContiguousArray(column.expanded.values.map { UInt64(bitPattern: $0) }))
    case .timespan(let column) where column.validity == nil:
      (.timespan, ContiguousArray(column.expanded.values.map { UInt64(bitPattern: $0) }))
    default: nil
    }
  }
}
