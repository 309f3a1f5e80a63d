import Diagnostics
import KQLPlan
import KQLSyntax
import Tables

extension Binder {
  /// Binds `a in (...)`, `a has_any (...)` and their kin.
  func bind(_ node: MembershipSyntax, in scope: Scope) throws(Diagnostic) -> Argument {
    if case .star = node.operand { return try anyColumn(node, in: scope) }
    let operand = try bind(node.operand, in: scope)
    return Argument(expression: try membership(of: operand, node, in: scope))
  }

  private func anyColumn(
    _ node: MembershipSyntax,
    in scope: Scope
  ) throws(Diagnostic) -> Argument {
    guard let rows = scope.rows else {
      throw Diagnostic(Code.notScalar, "'*' has no columns to stand for here", at: node.span)
    }
    var alternatives: [BoundExpression] = []
    for (index, column) in rows.visible where column.type == .string {
      let value = Argument(expression: rows.reference(index))
      alternatives.append(try membership(of: value, node, in: scope))
    }
    return Argument(
      expression: alternatives.isEmpty ? .literal(.bool(false)) : .or(alternatives)
    )
  }

  private func membership(
    of operand: Argument,
    _ node: MembershipSyntax,
    in scope: Scope
  ) throws(Diagnostic) -> BoundExpression {
    switch node.kind {
    case .hasAny, .hasAll: return try terms(of: operand, node, in: scope)
    case .in, .notIn, .inIgnoringCase, .notInIgnoringCase: break
    }
    let ignoresCase = node.kind == .inIgnoringCase || node.kind == .notInIgnoringCase
    let isNegated = node.kind == .notIn || node.kind == .notInIgnoringCase
    if node.values.count == 1, isTabular(node.values[0], in: scope) {
      var plan = try listPlan(node.values[0])
      var type = plan.schema.fields[0].type
      if operand.type == .string, type == .datetime {
        // A text is looked for in times as they are printed.
        let text = try convert(.column(0, type), to: .string, at: node.span)
        let column = NamedExpression(plan.schema.fields[0].name, text)
        plan = .project(ProjectPlan(input: plan, columns: [column], isSerial: false))
        type = .string
      }
      let value = try comparable(operand, with: type, at: node.span)
      return .inQuery(
        value,
        plan,
        isCaseInsensitive: ignoresCase,
        isNegated: isNegated
      )
    }
    var values: [Argument] = []
    for value in node.values { values.append(try bind(value, in: scope)) }
    return try list(
      operand,
      values,
      ignoresCase: ignoresCase,
      isNegated: isNegated,
      at: node.operatorSpan
    )
  }

  private func list(
    _ operand: Argument,
    _ values: [Argument],
    ignoresCase: Bool,
    isNegated: Bool,
    at span: SourceSpan
  ) throws(Diagnostic) -> BoundExpression {
    var constants: [ScalarValue] = []
    var others: [Argument] = []
    for value in values {
      switch value.expression.literal {
      case .dynamic(.array(let items))?: constants += items.map(Binder.scalar)
      case .dynamic(let item)?: constants.append(Binder.scalar(item))
      case let literal?: constants.append(literal)
      case nil: others.append(value)
      }
    }
    // A dynamic is compared in the type of the first constant.
    var operand = operand
    if operand.type == .dynamic, let type = constants.first(where: { !$0.isNull })?.type {
      operand = Argument(expression: try convert(operand.expression, to: type, at: span))
    }
    var typed: [ScalarValue] = []
    for constant in constants {
      guard constant.type != operand.type else {
        typed.append(constant)
        continue
      }
      let adapted = try adapted(
        [Argument(expression: operand.expression), Argument(expression: .literal(constant))],
        at: span
      )
      guard adapted[0].type == operand.type, adapted[1].type == operand.type,
        let literal = adapted[1].expression.literal
      else {
        others.append(Argument(expression: .literal(constant)))
        continue
      }
      typed.append(literal)
    }
    if others.isEmpty {
      return .inList(
        operand.expression,
        typed,
        isCaseInsensitive: ignoresCase,
        isNegated: isNegated
      )
    }
    var alternatives: [BoundExpression] = []
    if !typed.isEmpty {
      alternatives.append(
        .inList(operand.expression, typed, isCaseInsensitive: ignoresCase, isNegated: false)
      )
    }
    for other in others {
      if other.type == .dynamic {
        let name = ignoresCase ? "in~" : "in"
        alternatives.append(try call(name, [operand, other], at: span))
      } else {
        alternatives.append(
          try apply(ignoresCase ? .equalIgnoringCase : .equal, operand, other, at: span)
        )
      }
    }
    let any = alternatives.count == 1 ? alternatives[0] : .or(alternatives)
    return isNegated ? try call("not", any, at: span) : any
  }

  /// An element of a dynamic list as a value of its own type.
  static func scalar(_ item: DynamicValue) -> ScalarValue {
    switch item {
    case .bool(let value): .bool(value)
    case .long(let value): .long(value)
    case .real(let value): .real(value)
    case .decimal(let value): .decimal(value)
    case .string(let value): .string(value)
    case .datetime(let value): .datetime(value)
    case .timespan(let value): .timespan(value)
    case .guid(let value): .guid(value)
    case .null, .array, .bag: .dynamic(item)
    }
  }

  private func comparable(
    _ operand: Argument,
    with type: ScalarType,
    at span: SourceSpan
  ) throws(Diagnostic) -> BoundExpression {
    if operand.type == type { return operand.expression }
    if operand.type == .dynamic || OverloadChoice.implicitCost(from: operand.type, to: type) != nil
    {
      return try convert(operand.expression, to: type, at: span)
    }
    if type == .dynamic { return try convert(operand.expression, to: .dynamic, at: span) }
    throw Diagnostic(
      Code.wrongType,
      "\(operand.type.rawValue) cannot be looked for in rows of \(type.rawValue)",
      at: span
    )
  }

  /// The first column of a query, of one dynamic array the elements.
  private func listPlan(_ expression: ExpressionSyntax) throws(Diagnostic) -> LogicalPlan {
    let rows = try deeper(at: expression.span) { () throws(Diagnostic) -> Rows in
      try self.rows(of: expression, in: Scope())
    }
    guard let first = rows.visible.first else {
      throw Diagnostic(Code.notTabular, "the query has no column", at: expression.span)
    }
    let column = NamedExpression(first.column.name, rows.reference(first.index))
    return .project(ProjectPlan(input: rows.plan, columns: [column], isSerial: false))
  }

  /// `has_any` and `has_all`: the texts as one dynamic list.
  private func terms(
    of operand: Argument,
    _ node: MembershipSyntax,
    in scope: Scope
  ) throws(Diagnostic) -> BoundExpression {
    let list: BoundExpression
    if node.values.count == 1, isTabular(node.values[0], in: scope) {
      let plan = try listPlan(node.values[0])
      let sink = AggregateSink(input: Rows(plan), offset: 0)
      let item = Argument(
        expression: try convert(
          .column(0, plan.schema.fields[0].type),
          to: .string,
          at: node.span
        )
      )
      _ = try aggregate("make_list", [item], into: sink, at: node.span)
      let summary = SummarizePlan(input: plan, keys: [], aggregates: sink.calls)
      list = .scalarQuery(.summarize(summary), .dynamic)
    } else {
      var items: [DynamicValue] = []
      var others: [Argument] = []
      for value in node.values {
        let bound = try bind(value, in: scope)
        switch bound.expression.literal {
        case .dynamic(.array(let nested))?: items += nested
        case let literal?: items.append(literal.asDynamic)
        case nil: others.append(bound)
        }
      }
      if others.isEmpty {
        list = .literal(.dynamic(.array(items)))
      } else if others.count == 1, items.isEmpty, others[0].type == .dynamic {
        list = others[0].expression
      } else {
        let all = [Argument(expression: .literal(.dynamic(.array(items))))] + others
        list = try call(
          "array_concat",
          try all.map { value throws(Diagnostic) in
            value.type == .dynamic
              ? value
              : Argument(expression: try call("pack_array", value.expression, at: node.span))
          },
          at: node.span
        )
      }
    }
    let arguments = [Argument(expression: operand.expression), Argument(expression: list)]
    return try call(node.kind.rawValue, arguments, at: node.operatorSpan)
  }
}
