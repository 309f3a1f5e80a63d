import KQLPlan
import Tables

/// Gives the top values of each level within those of the level above.
struct TopNestedOperator: PreparedOperator {
  fileprivate struct Level: Sendable {
    let count: Int?
    let key: Evaluator
    let keyType: ScalarType
    let others: ScalarValue?
    let aggregate: PreparedAggregate
    let isAscending: Bool
  }

  private let levels: [Level]
  private let inputSchema: Schema
  private let schema: Schema

  init(_ plan: TopNestedPlan, _ run: Run) throws {
    levels = try plan.levels.map { level in
      Level(
        count: try level.count.map { try run.count(of: $0) },
        key: try run.prepare(level.key.expression),
        keyType: level.key.expression.type,
        others: try level.others.map { try run.value(of: $0) },
        aggregate: try PreparedAggregate(level.aggregate, run),
        isAscending: level.isAscending
      )
    }
    inputSchema = plan.input.schema
    schema = plan.schema
  }

  func start(_ run: Run) -> any Stage {
    TopNestedStage(
      levels: levels,
      rows: Collected(run, schema: inputSchema),
      builders: schema.fields.map { ColumnBuilder($0.type) },
      run: run
    )
  }
}

private final class TopNestedStage: Stage {
  private let levels: [TopNestedOperator.Level]
  private let run: Run
  private var rows: Collected
  private var builders: [ColumnBuilder]
  private var count = 0
  private var output = Outflow()

  init(
    levels: [TopNestedOperator.Level],
    rows: Collected,
    builders: [ColumnBuilder],
    run: Run
  ) {
    self.levels = levels
    self.rows = rows
    self.builders = builders
    self.run = run
  }

  func take(_ batch: Batch) throws { try rows.add(batch) }

  func end() throws {
    let batch = rows.takeAll()
    guard batch.count > 0 else { return }
    try descend(batch, level: 0, above: [])
    output = Outflow(Batch(columns: builders.map { $0.finish() }, count: count))
  }

  func give() -> Batch? { output.next() }

  /// Adds the rows of a level and of those within, for one value of each level above.
  private func descend(_ batch: Batch, level index: Int, above: [ScalarValue]) throws {
    guard index < levels.count else { return add(above) }
    try run.context.checkCancellation()
    let level = levels[index]
    let keys = try level.key.evaluate(batch)
    let table = JoinTable(batch, keys: [keys], types: [level.keyType])
    let aggregate = try level.aggregate.start(run)
    try aggregate.add(batch, groups: table.groups, groupCount: table.groupCount)
    let results = try aggregate.state.finish()
    guard let ranks = results.first else { throw QueryFailure("an aggregate gives no value") }
    let order = RowOrder.sorted(
      RowKeys.encode(
        [ranks],
        order: [KeyOrder(isDescending: !level.isAscending, nullsFirst: level.isAscending)],
        count: table.groupCount
      )
    )
    let chosen = order.prefix(level.count ?? .max)
    for group in chosen {
      let positions = table.positions(of: group)
      let key = keys.value(at: table.row(at: positions.lowerBound))
      let part = batch.gather(ContiguousArray(positions.map { table.row(at: $0) }))
      try descend(part, level: index + 1, above: above + [key, ranks.value(at: group)])
    }
    guard let others = level.others, chosen.count < order.count else { return }
    var isChosen = ContiguousArray<Bool>(repeating: false, count: table.groupCount)
    for group in chosen { isChosen[group] = true }
    let rest = batch.gather(table.rows(where: isChosen, are: false))
    let total = try self.total(rest, level)
    try addOthers(rest, level: index + 1, above: above + [others, total])
  }

  /// Adds one row for all values that were not chosen; levels that do not ask for others are empty.
  private func addOthers(_ batch: Batch, level index: Int, above: [ScalarValue]) throws {
    var row = above
    for level in levels[index...] {
      if let others = level.others {
        row += [others, try total(batch, level)]
      } else {
        row += [.null(level.keyType), .null(.long)]
      }
    }
    add(row)
  }

  private func total(_ batch: Batch, _ level: TopNestedOperator.Level) throws -> ScalarValue {
    let aggregate = try level.aggregate.start(run)
    let groups = ContiguousArray<Int>(repeating: 0, count: batch.count)
    try aggregate.add(batch, groups: groups, groupCount: 1)
    return try aggregate.state.finish().first?.value(at: 0) ?? .null(.long)
  }

  private func add(_ row: [ScalarValue]) {
    for index in builders.indices {
      builders[index].append(index < row.count ? row[index] : .null(builders[index].type))
    }
    count += 1
  }
}
