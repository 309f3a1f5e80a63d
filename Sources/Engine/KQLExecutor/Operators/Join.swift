import KQLPlan
import Tables

/// Joins its input, the left side, with the rows of another pipeline, which it holds.
struct JoinOperator: PreparedOperator {
  private let kind: JoinKind
  private let right: PreparedPipeline
  private let leftSchema: Schema
  private let rightSchema: Schema
  private let leftKeys: [Evaluator]
  private let rightKeys: [Evaluator]
  private let keyTypes: [ScalarType]

  init(_ plan: JoinPlan, _ run: Run) throws {
    kind = plan.kind
    right = try run.prepare(plan.right)
    leftSchema = plan.left.schema
    rightSchema = plan.right.schema
    leftKeys = try run.prepare(plan.leftKeys)
    rightKeys = try run.prepare(plan.rightKeys)
    keyTypes = plan.leftKeys.map(\.type)
    let width =
      switch plan.kind {
      case .leftsemi, .leftanti: leftSchema.count
      case .rightsemi, .rightanti: rightSchema.count
      default: leftSchema.count + rightSchema.count
      }
    guard width == plan.schema.count, keyTypes == plan.rightKeys.map(\.type) else {
      throw QueryFailure("the sides of a join do not fit")
    }
  }

  func start(_ run: Run) throws -> any Stage {
    let batch = try run.rows(of: right, schema: rightSchema)
    let holding = Holding(run)
    try holding.add(batch)
    let table = JoinTable(batch, keys: try rightKeys.evaluate(batch), types: keyTypes)
    let side = LeftSide(
      keys: leftKeys,
      unique: kind == .innerunique ? GroupTable(keys: keyTypes) : nil
    )
    return switch kind {
    case .inner, .innerunique, .leftouter, .rightouter, .fullouter:
      PairStage(
        kind: kind,
        left: side,
        leftSchema: leftSchema,
        table: table,
        holding: holding,
        produced: Produced(run)
      )
    case .leftsemi, .leftanti:
      LeftExistenceStage(left: side, table: table, wanted: kind == .leftsemi, holding: holding)
    case .rightsemi, .rightanti:
      RightExistenceStage(left: side, table: table, wanted: kind == .rightsemi, holding: holding)
    }
  }
}

/// The left side of a join: rows as they come.
private struct LeftSide {
  let keys: [Evaluator]
  /// The keys seen so far, when only the first row of each key counts.
  var unique: GroupTable?

  /// The rows that count, and the groups of the right side that they match.
  mutating func match(
    _ batch: Batch,
    _ table: JoinTable
  ) throws -> (batch: Batch, groups: ContiguousArray<Int>) {
    let columns = try keys.evaluate(batch)
    guard let first = unique?.assign(columns, count: batch.count).newRows,
      first.count < batch.count
    else { return (batch, table.find(columns, count: batch.count)) }
    let rows = batch.gather(first)
    return (rows, table.find(columns.map { $0.gather(first) }, count: first.count))
  }
}

/// Gives pairs of rows, and rows without a partner where the kind asks for them.
private final class PairStage: Stage {
  private let keepsLeft: Bool
  private let keepsRight: Bool
  private let leftSchema: Schema
  private let table: JoinTable
  private let holding: Holding
  private var produced: Produced
  private var left: LeftSide
  private var matched: ContiguousArray<Bool>
  private var batch: Batch?
  private var groups = ContiguousArray<Int>()
  private var row = 0
  private var position = 0
  private var unmatched: ArraySlice<Int> = []

  init(
    kind: JoinKind,
    left: LeftSide,
    leftSchema: Schema,
    table: JoinTable,
    holding: Holding,
    produced: Produced
  ) {
    self.produced = produced
    keepsLeft = kind == .leftouter || kind == .fullouter
    keepsRight = kind == .rightouter || kind == .fullouter
    self.left = left
    self.leftSchema = leftSchema
    self.table = table
    self.holding = holding
    matched = ContiguousArray(repeating: false, count: keepsRight ? table.groupCount : 0)
  }

  /// Without rows on the right, rows of the left matter only when they are kept.
  var wantsMore: Bool { keepsLeft || table.groupCount > 0 }

  func take(_ batch: Batch) throws {
    let match = try left.match(batch, table)
    self.batch = match.batch
    groups = match.groups
    row = 0
    position = 0
    if keepsRight {
      for group in groups where group >= 0 { matched[group] = true }
    }
  }

  func end() {
    if keepsRight { unmatched = ArraySlice(table.rows(where: matched, are: false)) }
  }

  func give() throws -> Batch? {
    if let batch {
      if let pairs = nextPairs(of: batch) {
        try produced.add(pairs.count)
        return pairs
      }
      self.batch = nil
    }
    guard !unmatched.isEmpty else { return nil }
    let rows = ContiguousArray(unmatched.prefix(batchRows))
    unmatched = unmatched.dropFirst(batchRows)
    let nulls = leftSchema.fields.map { Column(nulls: rows.count, of: $0.type) }
    return Batch(columns: nulls + table.batch.gather(rows).columns, count: rows.count)
  }

  private func nextPairs(of batch: Batch) -> Batch? {
    var leftRows = ContiguousArray<Int>()
    var rightRows = ContiguousArray<Int>()
    while row < groups.count, leftRows.count < batchRows * 2 {
      let group = groups[row]
      if group < 0 {
        if keepsLeft {
          leftRows.append(row)
          rightRows.append(-1)
        }
        row += 1
        continue
      }
      let all = table.positions(of: group)
      let start = all.lowerBound + position
      let end = min(all.upperBound, start + batchRows * 2)
      for position in start..<end {
        leftRows.append(row)
        rightRows.append(table.row(at: position))
      }
      position = end - all.lowerBound
      if end == all.upperBound {
        row += 1
        position = 0
      }
    }
    guard !leftRows.isEmpty else { return nil }
    return Batch(
      columns: batch.gather(leftRows).columns + table.batch.gather(rightRows).columns,
      count: leftRows.count
    )
  }
}

/// Gives the left rows that have a partner, or those that have none.
private final class LeftExistenceStage: Stage {
  private var left: LeftSide
  private let table: JoinTable
  private let wanted: Bool
  private let holding: Holding
  private var ready: Batch?

  init(left: LeftSide, table: JoinTable, wanted: Bool, holding: Holding) {
    self.left = left
    self.table = table
    self.wanted = wanted
    self.holding = holding
  }

  func take(_ batch: Batch) throws {
    let match = try left.match(batch, table)
    let wanted = wanted
    switch FixedWidth(match.groups).map({ ($0 >= 0) == wanted }).trueRows {
    case .all: ready = batch
    case .none: ready = nil
    case .rows(let rows): ready = batch.gather(rows)
    }
  }

  func give() -> Batch? {
    defer { ready = nil }
    return ready
  }
}

/// Gives the right rows that have a partner, or those that have none.
private final class RightExistenceStage: Stage {
  private var left: LeftSide
  private let table: JoinTable
  private let wanted: Bool
  private let holding: Holding
  private var matched: ContiguousArray<Bool>
  private var output = Outflow()

  init(left: LeftSide, table: JoinTable, wanted: Bool, holding: Holding) {
    self.left = left
    self.table = table
    self.wanted = wanted
    self.holding = holding
    matched = ContiguousArray(repeating: false, count: table.groupCount)
  }

  func take(_ batch: Batch) throws {
    for group in try left.match(batch, table).groups where group >= 0 { matched[group] = true }
  }

  func end() { output = Outflow(table.batch, order: table.rows(where: matched, are: wanted)) }

  func give() -> Batch? { output.next() }
}
