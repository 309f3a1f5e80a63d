import KQLPlan
import Tables

/// A state machine over serialized rows.
struct StepsOperator: PreparedOperator {
  fileprivate struct Step: Sendable {
    let isOptional: Bool
    let output: ScanStep.Output
    let condition: RowExpression
    let assignments: [(column: Int, value: RowExpression)]
  }

  fileprivate let steps: [Step]
  fileprivate let defaults: [Column]
  fileprivate let inputSchema: Schema
  fileprivate let schema: Schema
  fileprivate let hasMatchID: Bool

  init(_ plan: StepsPlan, _ run: Run) throws {
    inputSchema = plan.input.schema
    schema = plan.schema
    hasMatchID = plan.matchIDColumn
    defaults = try plan.declared.map { declared in
      let value = try run.value(of: declared.expression)
      return Column(value.converted(to: declared.expression.type), count: 1)
    }
    let inputCount = inputSchema.count
    steps = try plan.steps.map { step in
      Step(
        isOptional: step.isOptional,
        output: step.output,
        condition: RowExpression(try run.prepare(step.condition), inputCount: inputCount),
        assignments: try step.assignments.map { assignment in
          (
            assignment.column,
            RowExpression(try run.prepare(assignment.value), inputCount: inputCount)
          )
        }
      )
    }
  }

  func start(_ run: Run) -> any Stage {
    StepsStage(plan: self, rows: Collected(run, schema: inputSchema), run: run)
  }
}

/// An expression that is evaluated row by row, or over all rows at once if it does not look at the
/// state.
private struct RowExpression: Sendable {
  let evaluator: Evaluator
  /// The columns that it reads, in order.
  let columns: [Int]
  let isStateless: Bool

  init(_ evaluator: Evaluator, inputCount: Int) {
    self.evaluator = evaluator
    var columns: Set<Int> = []
    evaluator.addColumns(to: &columns)
    self.columns = columns.sorted()
    isStateless = evaluator.isRowwise && columns.allSatisfy { $0 < inputCount }
  }
}

/// A row that a step matched: a row of the input and the declared columns.
private struct MatchedRow {
  let row: Int
  let declared: [Column]
  /// New values of columns of the input.
  let replaced: [Int: Column]
}

/// What a step remembers: the rows that it and the steps before it matched last.
private struct StepState {
  var rows: [MatchedRow?]
  var matchID: Int64
  /// The last row of a step that gives only its last rows.
  var pending: OutputRow?
}

private struct OutputRow {
  let matched: MatchedRow
  let matchID: Int64
}

private final class StepsStage: Stage {
  private let plan: StepsOperator
  private let run: Run
  private var rows: Collected
  private var batch = Batch(columns: [], count: 0)
  private var states: [StepState?]
  private var nextMatchID: Int64 = 0
  private var results: [OutputRow] = []
  /// The values of expressions that do not look at the state: conditions, then assignments.
  private var known: [[Column?]] = []
  private var output = Outflow()

  init(plan: StepsOperator, rows: Collected, run: Run) {
    self.plan = plan
    self.rows = rows
    self.run = run
    states = plan.steps.map { _ in nil }
  }

  func take(_ batch: Batch) throws { try rows.add(batch) }

  func give() -> Batch? { output.next() }

  func end() throws {
    batch = rows.takeAll()
    guard batch.count > 0 else { return }
    known = try plan.steps.map { step in
      try ([step.condition] + step.assignments.map(\.value)).map { expression in
        expression.isStateless ? try expression.evaluator.evaluate(batch) : nil
      }
    }
    for row in 0..<batch.count {
      if row % batchRows == 0 { try run.context.checkCancellation() }
      for step in plan.steps.indices.reversed() { try offer(row, to: step) }
    }
    for step in plan.steps.indices { flush(step) }
    output = Outflow(collect())
  }

  /// Lets a step take a row: as the next of the sequence of the step before it, else as one more of
  /// its own sequence.
  private func offer(_ row: Int, to step: Int) throws {
    if let previous = previousState(of: step), let state = states[previous] {
      if try matches(row, step, state) {
        flush(previous)
        flush(step)
        states[previous] = nil
        try accept(row, step, state)
        return
      }
    }
    guard let state = states[step] ?? (step == 0 ? emptyState() : nil) else { return }
    guard try matches(row, step, state) else { return }
    var next = state
    if step == 0 {
      flush(0)
      next.matchID = nextMatchID
      nextMatchID += 1
    }
    try accept(row, step, next)
  }

  /// The nearest step before that has a sequence, across steps that may be passed over.
  private func previousState(of step: Int) -> Int? {
    var index = step - 1
    while index >= 0 {
      if states[index] != nil { return index }
      guard plan.steps[index].isOptional else { return nil }
      index -= 1
    }
    return nil
  }

  private func emptyState() -> StepState {
    StepState(rows: plan.steps.map { _ in nil }, matchID: 0, pending: nil)
  }

  private func matches(_ row: Int, _ step: Int, _ state: StepState) throws -> Bool {
    let expression = plan.steps[step].condition
    let value = try value(of: expression, known[step][0], row, plan.defaults, state)
    guard case .bool(let flags) = value.column else { return false }
    return flags[value.row] == true
  }

  private func accept(_ row: Int, _ step: Int, _ state: StepState) throws {
    var declared = plan.defaults
    var replaced: [Int: Column] = [:]
    for (index, assignment) in plan.steps[step].assignments.enumerated() {
      let known = known[step][index + 1]
      let value = try value(of: assignment.value, known, row, declared, state)
      let one = value.column.slice(value.row..<(value.row + 1))
      if assignment.column < declared.count {
        declared[assignment.column] = one
      } else {
        replaced[assignment.column - declared.count] = one
      }
    }
    let matched = MatchedRow(row: row, declared: declared, replaced: replaced)
    let result = OutputRow(matched: matched, matchID: state.matchID)
    var next = state
    next.rows[step] = matched
    next.pending = nil
    switch plan.steps[step].output {
    case .all: results.append(result)
    case .last: next.pending = result
    case .none: break
    }
    states[step] = next
  }

  /// Gives the row that a step held back because another might follow.
  private func flush(_ step: Int) {
    guard let pending = states[step]?.pending else { return }
    results.append(pending)
    states[step]?.pending = nil
  }

  /// The value of an expression for one row, in a column and at a position there.
  private func value(
    of expression: RowExpression,
    _ known: Column?,
    _ row: Int,
    _ declared: [Column],
    _ state: StepState
  ) throws -> (column: Column, row: Int) {
    if let known { return (known, row) }
    let inputCount = batch.columns.count
    let width = declared.count + inputCount
    var columns = [Column](
      repeating: Column(nulls: 1, of: .bool),
      count: inputCount + declared.count + plan.steps.count * width
    )
    for index in expression.columns where index < columns.count {
      if index < inputCount {
        columns[index] = batch.columns[index].slice(row..<(row + 1))
      } else if index < width {
        columns[index] = declared[index - inputCount]
      } else {
        let (step, position) = (index - width).quotientAndRemainder(dividingBy: width)
        columns[index] = remembered(state.rows[step], position)
      }
    }
    return (try expression.evaluator.evaluate(Batch(columns: columns, count: 1)), 0)
  }

  /// A declared or an input column of the row that a step matched last.
  private func remembered(_ matched: MatchedRow?, _ position: Int) -> Column {
    if position < plan.defaults.count {
      return matched?.declared[position] ?? plan.defaults[position]
    }
    let column = position - plan.defaults.count
    guard let matched else { return Column(nulls: 1, of: plan.inputSchema.fields[column].type) }
    return matched.replaced[column]
      ?? batch.columns[column].slice(matched.row..<(matched.row + 1))
  }

  private func collect() -> Batch {
    let indices = ContiguousArray(results.map(\.matched.row))
    var columns = batch.gather(indices).columns
    for column in Set(results.flatMap(\.matched.replaced.keys)) where column < columns.count {
      var builder = ColumnBuilder(columns[column].type, capacity: results.count)
      for (row, result) in results.enumerated() {
        let new = result.matched.replaced[column]
        builder.append(new?.value(at: 0) ?? columns[column].value(at: row))
      }
      columns[column] = builder.finish()
    }
    for (index, initial) in plan.defaults.enumerated() {
      var builder = ColumnBuilder(initial.type, capacity: results.count)
      for result in results { builder.append(result.matched.declared[index].value(at: 0)) }
      columns.append(builder.finish())
    }
    if plan.hasMatchID {
      columns.append(.long(FixedWidth(ContiguousArray(results.map(\.matchID)))))
    }
    return Batch(columns: columns, count: results.count)
  }
}
