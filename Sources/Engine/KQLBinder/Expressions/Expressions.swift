import Diagnostics
import KQLPlan
import KQLSyntax
import Tables

extension Binder {
  /// Binds an expression that gives a value.
  func bind(_ expression: ExpressionSyntax, in scope: Scope) throws(Diagnostic) -> Argument {
    switch expression {
    case .literal(let node): return try bind(node)
    case .name(let node): return try bind(node, in: scope)
    case .path(let node): return try bind(node, in: scope)
    case .element(let node): return try bind(node, in: scope)
    case .call(let node): return try bind(node, in: scope)
    case .unary(let node): return try bind(node, in: scope)
    case .binary(let node): return try bind(node, in: scope)
    case .logical(let node): return try bind(node, in: scope)
    case .membership(let node): return try bind(node, in: scope)
    case .between(let node): return try bind(node, in: scope)
    case .parenthesized(let node): return try bind(node.expression, in: scope)
    case .toScalar(let node): return try scalarQuery(node.expression, at: node.span, in: scope)
    case .type(let node): return try bind(node)
    case .pipeline(let node) where node.operators.isEmpty && node.source != nil:
      guard let source = node.source else { break }
      return try bind(source, in: scope)
    case .star(let span):
      throw Diagnostic(Code.notScalar, "'*' is not a value here", at: span)
    case .wildcard(let node):
      throw Diagnostic(Code.notScalar, "'\(node.text)' is not a value here", at: node.span)
    case .missing(let span):
      throw Diagnostic(Code.notScalar, "a value is missing here", at: span)
    case .pipeline, .toTable, .materialize, .dataTable, .externalData, .contextualDataTable,
      .entityGroup, .viewCombine:
      break
    }
    throw Diagnostic(
      Code.notScalar,
      "rows are not a value",
      at: expression.span,
      hints: ["take one value of them with toscalar(...)"]
    )
  }

  /// Binds an expression that must be of a type, which may need a conversion.
  func bind(
    _ expression: ExpressionSyntax,
    as type: ScalarType,
    in scope: Scope
  ) throws(Diagnostic) -> BoundExpression {
    let value = try bind(expression, in: scope)
    guard
      value.type == type || value.isUntypedNull
        || OverloadChoice.implicitCost(from: value.type, to: type) != nil
    else {
      throw Diagnostic(
        Code.wrongType,
        "a value of type \(type.rawValue) is needed here, this is \(value.type.rawValue)",
        at: expression.span
      )
    }
    return try convert(value.expression, to: type, at: expression.span)
  }

  private func bind(_ node: LiteralSyntax) throws(Diagnostic) -> Argument {
    let value: ScalarValue
    switch node.value {
    case .bool(let item): value = .bool(item)
    case .int(let item): value = .int(item)
    case .long(let item): value = .long(item)
    case .real(let item): value = .real(item)
    case .decimal(let text): value = Decimal34(text).map { .decimal($0) } ?? .null(.decimal)
    case .string(let text): value = .string(text)
    case .datetime(let ticks): value = .datetime(ticks)
    case .timespan(let ticks): value = .timespan(ticks)
    case .guid(let text): value = GUID(text).map { .guid($0) } ?? .null(.guid)
    case .dynamic(let tree): value = .dynamic(dynamicValue(tree))
    case .null(let keyword):
      let type = ScalarType(keyword)
      value = type == .dynamic ? .dynamic(.null) : .null(type)
    case .datetimeNow:
      return Argument(expression: try call("now", [], at: node.span))
    case .datetimeToday(let ticks):
      let today = try call("startofday", try call("now", [], at: node.span), at: node.span)
      let time = Argument(expression: .literal(.timespan(ticks)))
      return Argument(
        expression: try call("+", [Argument(expression: today), time], at: node.span)
      )
    }
    return Argument(expression: .literal(value))
  }

  func dynamicValue(_ node: DynamicSyntax) -> DynamicValue {
    switch node.value {
    case .null: .null
    case .bool(let item): .bool(item)
    case .long(let item): .long(item)
    case .real(let item): .real(item)
    case .decimal(let text): Decimal34(text).map { .decimal($0) } ?? .null
    case .string(let text): .string(text)
    case .datetime(let ticks): .datetime(ticks)
    case .timespan(let ticks): .timespan(ticks)
    case .guid(let text): GUID(text).map { .guid($0) } ?? .null
    case .array(let items): .array(items.map { dynamicValue($0) })
    case .bag(let properties):
      // Of equal names the last value stands, at the place of the first.
      .bag(
        properties.reduce(into: []) { entries, property in
          let entry = DynamicValue.BagEntry(property.name, dynamicValue(property.value))
          if let index = entries.firstIndex(where: { $0.key == property.name }) {
            entries[index] = entry
          } else {
            entries.append(entry)
          }
        }
      )
    }
  }

  private func bind(_ node: TypeLiteralSyntax) throws(Diagnostic) -> Argument {
    guard case .scalar(let type) = node.content else {
      throw Diagnostic(Code.notScalar, "a table's type is not a value", at: node.span)
    }
    return Argument(
      expression: .literal(.string(ScalarType(type.keyword).rawValue)),
      isTypeLiteral: true
    )
  }

  private func bind(_ node: UnarySyntax, in scope: Scope) throws(Diagnostic) -> Argument {
    let operand = try bind(node.operand, in: scope)
    guard node.sign == .minus else { return Argument(expression: operand.expression) }
    return Argument(
      expression: try call("-", [Argument(expression: operand.expression)], at: node.span)
    )
  }

  private func bind(_ node: LogicalSyntax, in scope: Scope) throws(Diagnostic) -> Argument {
    var operands: [BoundExpression] = []
    for operand in node.operands {
      operands.append(try condition(operand, in: scope))
    }
    return Argument(expression: node.kind == .and ? .and(operands) : .or(operands))
  }

  /// Binds a condition: a bool, or a dynamic or number that is taken for one.
  func condition(
    _ expression: ExpressionSyntax,
    in scope: Scope
  ) throws(Diagnostic) -> BoundExpression {
    let value = try bind(expression, in: scope)
    switch value.type {
    case .bool: return value.expression
    case .dynamic, .int, .long: return try convert(value.expression, to: .bool, at: expression.span)
    default:
      throw Diagnostic(
        Code.wrongType,
        "a condition is needed here, this is \(value.type.rawValue)",
        at: expression.span
      )
    }
  }

  /// The first cell of a query's rows, or the value itself when it is no query.
  private func scalarQuery(
    _ expression: ExpressionSyntax,
    at span: SourceSpan,
    in scope: Scope
  ) throws(Diagnostic) -> Argument {
    guard isTabular(expression, in: scope) else {
      return Argument(expression: try bind(expression, in: scope).expression)
    }
    let rows = try deeper(at: span) { () throws(Diagnostic) -> Rows in
      try self.rows(of: expression, in: Scope())
    }
    guard let first = rows.visible.first else {
      throw Diagnostic(Code.notScalar, "the query has no column", at: span)
    }
    // Shared, since a `let` value is bound into every expression that names it.
    let shared = LogicalPlan.shared(SharedPlan(id: newID(), plan: visiblePlan(rows)))
    return Argument(
      expression: .scalarQuery(shared, first.column.type),
      name: first.column.name
    )
  }

  /// Binds a value that does not depend on a row: a row count, a step, a limit.
  func constant(
    _ expression: ExpressionSyntax,
    as type: ScalarType
  ) throws(Diagnostic) -> BoundExpression {
    try bind(expression, as: type, in: Scope())
  }
}
