import KQLPlan
import Tables

extension Run {
  /// Makes an expression ready: runs its subqueries, computes its constant parts.
  func prepare(_ expression: BoundExpression) throws -> Evaluator {
    switch expression {
    case .column(let index, _): .column(index)
    case .literal(let value): .constant(Column(value, count: 1))
    case .call(let call): try prepareCall(call)
    case .and(let operands): .logic(try LogicEvaluator(operands, dominant: false, self))
    case .or(let operands): .logic(try LogicEvaluator(operands, dominant: true, self))
    case .inList(let operand, let values, let isCaseInsensitive, let isNegated):
      try prepareMembership(
        operand,
        Membership(values, type: operand.type, isCaseInsensitive: isCaseInsensitive),
        isNegated
      )
    case .inQuery(let operand, let plan, let isCaseInsensitive, let isNegated):
      try prepareMembership(
        operand,
        Membership(firstColumn(of: plan), type: operand.type, isCaseInsensitive: isCaseInsensitive),
        isNegated
      )
    case .scalarQuery(let plan, let type): .constant(try firstValue(of: plan, type: type))
    case .applied(let body, let arguments): try prepareApplied(body, arguments)
    }
  }

  /// Makes several expressions ready.
  func prepare(_ expressions: [BoundExpression]) throws -> [Evaluator] {
    try expressions.map { try prepare($0) }
  }

  /// The value of an expression without columns.
  func value(of expression: BoundExpression) throws -> ScalarValue {
    try prepare(expression).evaluate(Batch(columns: [], count: 1)).value(at: 0)
  }

  /// A count that an expression without columns gives; a null or negative one is 0.
  func count(of expression: BoundExpression) throws -> Int {
    switch try value(of: expression) {
    case .long(let value): Int(max(0, value))
    case .int(let value): Int(max(0, value))
    case .real(let value): value >= 1 ? Int(exactly: min(value, 0x1p62).rounded(.down)) ?? 0 : 0
    default: 0
    }
  }

  private func prepareCall(_ call: BoundCall) throws -> Evaluator {
    let evaluator = CallEvaluator(
      kind: call.kind,
      overload: call.overload,
      arguments: try prepare(call.arguments),
      context: context
    )
    guard call.kind == .pure, evaluator.arguments.allSatisfy({ $0.constant != nil }) else {
      return .call(evaluator)
    }
    return .constant(try evaluator.evaluate(Batch(columns: [], count: 1)))
  }

  private func prepareApplied(
    _ body: BoundExpression,
    _ arguments: [BoundExpression]
  ) throws -> Evaluator {
    let evaluator = AppliedEvaluator(body: try prepare(body), arguments: try prepare(arguments))
    guard evaluator.body.isRowwise, evaluator.arguments.allSatisfy({ $0.constant != nil }) else {
      return evaluator.body.constant.map { .constant($0) } ?? .applied(evaluator)
    }
    return .constant(try evaluator.evaluate(Batch(columns: [], count: 1)))
  }

  private func prepareMembership(
    _ operand: BoundExpression,
    _ members: Membership,
    _ isNegated: Bool
  ) throws -> Evaluator {
    let evaluator = MembershipEvaluator(
      operand: try prepare(operand),
      members: members,
      isNegated: isNegated
    )
    guard evaluator.operand.constant != nil else { return .membership(evaluator) }
    return .constant(try evaluator.evaluate(Batch(columns: [], count: 1)))
  }

  private func firstColumn(of plan: LogicalPlan) throws -> Column {
    let schema = plan.schema
    guard schema.count > 0 else { throw QueryFailure("a subquery has no columns") }
    return try rows(of: prepare(plan), schema: schema).columns[0]
  }

  private func firstValue(of plan: LogicalPlan, type: ScalarType) throws -> Column {
    let reader = try prepare(plan).open(self)
    guard let batch = try reader.next(), let first = batch.columns.first else {
      return Column(nulls: 1, of: type)
    }
    return first.slice(0..<1)
  }
}
