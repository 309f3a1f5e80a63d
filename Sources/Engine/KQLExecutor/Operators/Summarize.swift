import KQLPlan
import Tables

/// Aggregates of the rows of each group.
struct SummarizeOperator: TaggedOperator {
  private let keys: [Evaluator]
  private let keySchema: Schema
  private let aggregates: [PreparedAggregate]

  init(_ plan: SummarizePlan, _ run: Run) throws {
    keys = try run.prepare(plan.keys.map(\.expression))
    keySchema = Schema(plan.keys.map { .init($0.name, $0.expression.type) })
    aggregates = try plan.aggregates.map { try PreparedAggregate($0, run) }
  }

  func start(_ run: Run) throws -> any Stage {
    if aggregates.isEmpty {
      return DistinctStage(keys: keys, schema: keySchema, holding: Holding(run))
    }
    return SummarizeStage(
      keys: keys,
      groups: Grouping(schema: keySchema, run: run),
      aggregates: try aggregates.map { try $0.start(run) }
    )
  }

  func pass(_ rows: Tagged, from all: Range<Int>, _ run: Run) throws -> Tagged? {
    let batch = rows.batch
    let numbers = FixedWidth(rows.origins).map { Int64($0) }
    let schema = Schema([.init("", .long)] + keySchema.fields)
    var groups = Grouping(schema: schema, run: run)
    if keys.isEmpty {
      // An origin without rows has a group too.
      let all = FixedWidth(ContiguousArray(all.map { Int64($0) }))
      _ = try groups.assign([.long(all)], count: all.count)
    }
    let assigned = try groups.assign([.long(numbers)] + keys.evaluate(batch), count: batch.count)
    var columns = groups.keys().columns
    guard case .long(let origins)? = columns.first else { return nil }
    columns.removeFirst()
    for prepared in aggregates {
      let aggregate = try prepared.start(run)
      try aggregate.add(batch, groups: assigned, groupCount: groups.count)
      columns += try aggregate.state.finish()
    }
    return Tagged(
      batch: Batch(columns: columns, count: groups.count),
      origins: ContiguousArray(origins.expanded.values.map { Int($0) })
    )
  }
}

/// An aggregate whose arguments are ready.
struct PreparedAggregate: Sendable {
  private let call: AggregateCall
  private let arguments: [Evaluator]

  init(_ call: AggregateCall, _ run: Run) throws {
    self.call = call
    arguments = try run.prepare(call.arguments)
  }

  func start(_ run: Run) throws -> RunningAggregate {
    RunningAggregate(
      arguments: arguments,
      state: try call.overload.make(call.infos, run.context)
    )
  }
}

/// An aggregate that is being computed.
struct RunningAggregate {
  let arguments: [Evaluator]
  let state: any Accumulator

  func add(_ batch: Batch, groups: ContiguousArray<Int>, groupCount: Int) throws {
    state.grow(to: groupCount)
    try state.add(arguments.evaluate(batch), groups: groups)
  }
}

/// The groups that rows belong to, and the keys of the groups.
struct Grouping {
  private let schema: Schema
  private let holding: Holding
  private var table: GroupTable
  private var parts: [Batch] = []
  private var chargedBytes = 0

  init(schema: Schema, run: Run) {
    self.schema = schema
    holding = Holding(run)
    table = GroupTable(keys: schema.fields.map(\.type))
  }

  /// How many groups there are.
  var count: Int { table.count }

  /// The groups of rows, new ones added.
  mutating func assign(_ keys: [Column], count: Int) throws -> ContiguousArray<Int> {
    let (groups, newRows) = table.assign(keys, count: count)
    if !newRows.isEmpty, !keys.isEmpty {
      let part = Batch(columns: keys, count: count).gather(newRows)
      let bytes = table.estimatedBytes
      try holding.add(rows: part.count, bytes: part.estimatedBytes + bytes - chargedBytes)
      chargedBytes = bytes
      parts.append(part)
    }
    return groups
  }

  /// The keys of all groups, one row a group.
  func keys() -> Batch {
    parts.isEmpty ? Batch(emptyOf: schema) : Batch.concatenate(parts, schema: schema)
  }
}

private final class SummarizeStage: Stage {
  private let keys: [Evaluator]
  private var groups: Grouping
  private let aggregates: [RunningAggregate]
  private var output = Outflow()

  init(keys: [Evaluator], groups: Grouping, aggregates: [RunningAggregate]) {
    self.keys = keys
    self.groups = groups
    self.aggregates = aggregates
  }

  func take(_ batch: Batch) throws {
    let rows = try groups.assign(keys.evaluate(batch), count: batch.count)
    for aggregate in aggregates {
      try aggregate.add(batch, groups: rows, groupCount: groups.count)
    }
  }

  func end() throws {
    // Without keys there is always one group.
    let count = keys.isEmpty ? 1 : groups.count
    guard count > 0 else { return }
    var columns = groups.keys().columns
    for aggregate in aggregates {
      aggregate.state.grow(to: count)
      columns += try aggregate.state.finish()
    }
    output = Outflow(Batch(columns: columns, count: count))
  }

  func give() -> Batch? { output.next() }
}

/// Gives each key when it first appears.
private final class DistinctStage: Stage {
  private let keys: [Evaluator]
  private let holding: Holding
  private var table: GroupTable
  private var ready: Batch?

  init(keys: [Evaluator], schema: Schema, holding: Holding) {
    self.keys = keys
    self.holding = holding
    table = GroupTable(keys: schema.fields.map(\.type))
  }

  func take(_ batch: Batch) throws {
    let columns = try keys.evaluate(batch)
    let newRows = table.assign(columns, count: batch.count).newRows
    guard !newRows.isEmpty else { return }
    let new = Batch(columns: columns, count: batch.count).gather(newRows)
    try holding.add(new)
    ready = new
  }

  func give() -> Batch? {
    defer { ready = nil }
    return ready
  }
}
