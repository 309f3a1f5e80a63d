import KQLPlan
import Tables

/// An expression that is ready to be evaluated over batches.
indirect enum Evaluator: Sendable {
  /// A column of the batch.
  case column(Int)
  /// One row that stands for all.
  case constant(Column)
  case call(CallEvaluator)
  case logic(LogicEvaluator)
  case membership(MembershipEvaluator)
  case applied(AppliedEvaluator)

  /// The expression's value for every row of a batch.
  func evaluate(_ batch: Batch) throws -> Column {
    switch self {
    case .column(let index):
      guard index < batch.columns.count else { throw QueryFailure("a column is missing") }
      return batch.columns[index]
    case .constant(let value): return value.repeated(batch.count)
    case .call(let call): return try call.evaluate(batch)
    case .logic(let logic): return try logic.evaluate(batch)
    case .membership(let membership): return try membership.evaluate(batch)
    case .applied(let applied): return try applied.evaluate(batch)
    }
  }

  /// Its one row, when it is a constant.
  var constant: Column? {
    if case .constant(let column) = self { column } else { nil }
  }

  /// Whether the value of a row depends on that row alone.
  var isRowwise: Bool {
    switch self {
    case .column, .constant: true
    case .call(let call): call.isRowwise
    case .logic(let logic): logic.operands.allSatisfy(\.isRowwise)
    case .membership(let membership): membership.operand.isRowwise
    case .applied(let applied):
      applied.body.isRowwise && applied.arguments.allSatisfy(\.isRowwise)
    }
  }

  /// Adds the columns that are read.
  func addColumns(to columns: inout Set<Int>) {
    switch self {
    case .column(let index): columns.insert(index)
    case .constant: break
    case .call(let call): for argument in call.arguments { argument.addColumns(to: &columns) }
    case .logic(let logic): for operand in logic.operands { operand.addColumns(to: &columns) }
    case .membership(let membership): membership.operand.addColumns(to: &columns)
    case .applied(let applied):
      for argument in applied.arguments { argument.addColumns(to: &columns) }
    }
  }
}

extension [Evaluator] {
  /// The values of all expressions for every row of a batch.
  func evaluate(_ batch: Batch) throws -> [Column] { try map { try $0.evaluate(batch) } }
}

/// A call of a function over evaluated arguments.
struct CallEvaluator: Sendable {
  let kind: FunctionKind
  let overload: Overload
  let arguments: [Evaluator]
  let context: QueryContext
  /// Whether the value of a row depends on that row alone.
  let isRowwise: Bool

  init(kind: FunctionKind, overload: Overload, arguments: [Evaluator], context: QueryContext) {
    self.kind = kind
    self.overload = overload
    self.arguments = arguments
    self.context = context
    isRowwise = kind == .pure && arguments.allSatisfy(\.isRowwise)
  }

  func evaluate(_ batch: Batch) throws -> Column {
    let columns = try arguments.evaluate(batch)
    guard kind == .pure, batch.count > 1, !columns.isEmpty, columns.allSatisfy(\.isConstant) else {
      return try overload.evaluate(columns, batch.count, context)
    }
    let one = try overload.evaluate(columns.map { $0.repeated(1) }, 1, context)
    return one.repeated(batch.count)
  }
}

/// A function's body over its evaluated arguments.
struct AppliedEvaluator: Sendable {
  let body: Evaluator
  let arguments: [Evaluator]

  func evaluate(_ batch: Batch) throws -> Column {
    try body.evaluate(Batch(columns: arguments.evaluate(batch), count: batch.count))
  }
}
