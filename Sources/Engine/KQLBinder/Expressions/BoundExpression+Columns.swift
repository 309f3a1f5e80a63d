import KQLPlan

extension BoundExpression {
  /// The columns that it reads.
  var columns: Set<Int> {
    switch self {
    case .column(let index, _): [index]
    case .call(let call): call.arguments.reduce(into: []) { $0.formUnion($1.columns) }
    case .and(let operands), .or(let operands):
      operands.reduce(into: []) { $0.formUnion($1.columns) }
    case .inList(let value, _, _, _), .inQuery(let value, _, _, _): value.columns
    case .applied(_, let arguments): arguments.reduce(into: []) { $0.formUnion($1.columns) }
    case .literal, .scalarQuery: []
    }
  }

  /// The expression with other positions for its columns.
  func mappingColumns(_ position: (Int) -> Int) -> BoundExpression {
    switch self {
    case .column(let index, let type): return .column(position(index), type)
    case .call(let call):
      return .call(
        BoundCall(
          name: call.name,
          kind: call.kind,
          overload: call.overload,
          arguments: call.arguments.map { $0.mappingColumns(position) },
          type: call.type,
          span: call.span
        )
      )
    case .and(let operands): return .and(operands.map { $0.mappingColumns(position) })
    case .or(let operands): return .or(operands.map { $0.mappingColumns(position) })
    case .inList(let value, let list, let isCaseInsensitive, let isNegated):
      return .inList(
        value.mappingColumns(position),
        list,
        isCaseInsensitive: isCaseInsensitive,
        isNegated: isNegated
      )
    case .inQuery(let value, let plan, let isCaseInsensitive, let isNegated):
      return .inQuery(
        value.mappingColumns(position),
        plan,
        isCaseInsensitive: isCaseInsensitive,
        isNegated: isNegated
      )
    case .applied(let body, let arguments):
      return .applied(body, arguments.map { $0.mappingColumns(position) })
    case .literal, .scalarQuery: return self
    }
  }
}
