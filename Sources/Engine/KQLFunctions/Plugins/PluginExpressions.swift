import KQLPlan
import Tables

/// Evaluation of the expressions that are written as arguments of a plugin.
enum PluginExpressions {
  static func evaluate(
    _ expression: BoundExpression,
    _ batch: Batch,
    _ context: QueryContext
  ) throws -> Column {
    switch expression {
    case .column(let index, _):
      guard batch.columns.indices.contains(index) else {
        throw QueryFailure("a column is missing")
      }
      return batch.columns[index]
    case .literal(let value): return Column(value, count: batch.count)
    case .call(let call):
      let arguments = try call.arguments.map { try evaluate($0, batch, context) }
      return try call.overload.evaluate(arguments, batch.count, context)
    case .and(let operands): return try combine(operands, batch, context, decisive: false)
    case .or(let operands): return try combine(operands, batch, context, decisive: true)
    case .inList(let operand, let values, let isCaseInsensitive, let isNegated):
      let column = try evaluate(operand, batch, context)
      let known = Set(values.map { isCaseInsensitive ? folded($0) : $0 })
      return Rows.bools([column], batch.count) { row in
        let value = column.value(at: row)
        return known.contains(isCaseInsensitive ? folded(value) : value) != isNegated
      }
    case .applied(let body, let arguments):
      let columns = try arguments.map { try evaluate($0, batch, context) }
      return try evaluate(body, Batch(columns: columns, count: batch.count), context)
    case .inQuery, .scalarQuery:
      throw QueryFailure("an argument must not hold a query")
    }
  }

  /// The column that an argument stands for: of the input, of an expression or of a constant.
  static func column(
    of argument: PluginArgument,
    _ batch: Batch,
    _ context: QueryContext
  ) throws -> Column {
    switch argument {
    case .column(let index): try evaluate(.column(index, .dynamic), batch, context)
    case .literal(let value): Column(value, count: batch.count)
    case .expression(let expression, _): try evaluate(expression, batch, context)
    case .named(_, let inner): try column(of: inner, batch, context)
    case .aggregate, .table: throw QueryFailure("an argument must be an expression")
    }
  }

  /// The flags that a condition gives.
  static func conditions(
    _ argument: PluginArgument,
    _ batch: Batch,
    _ context: QueryContext
  ) throws -> FixedWidth<Bool> {
    let column = try column(of: argument, batch, context)
    guard case .bool(let flags) = column else {
      throw QueryFailure("a condition is a bool, not \(column.type.rawValue)")
    }
    return flags
  }

  private static func combine(
    _ operands: [BoundExpression],
    _ batch: Batch,
    _ context: QueryContext,
    decisive: Bool
  ) throws -> Column {
    let columns = try operands.map { try evaluate($0, batch, context).bools }
    return Rows.bools([], batch.count) { row in
      var isUnknown = false
      for column in columns {
        guard let value = column[row] else {
          isUnknown = true
          continue
        }
        if value == decisive { return decisive }
      }
      return isUnknown ? nil : !decisive
    }
  }

  private static func folded(_ value: ScalarValue) -> ScalarValue {
    if case .string(let text) = value { .string(text.lowercased()) } else { value }
  }
}

/// Rows numbered by their values in some columns.
struct RowGroups {
  /// The group of each row.
  private(set) var groups = ContiguousArray<Int>()
  /// The first row of each group.
  private(set) var firsts = ContiguousArray<Int>()

  init(_ columns: [Column], count: Int) {
    var known: [ContiguousArray<UInt8>: Int] = [:]
    groups.reserveCapacity(count)
    var key = ContiguousArray<UInt8>()
    for row in 0..<count {
      key.removeAll(keepingCapacity: true)
      for column in columns { DynamicEncoding.append(cell: column, row, to: &key) }
      if let group = known[key] {
        groups.append(group)
      } else {
        known[key] = firsts.count
        groups.append(firsts.count)
        firsts.append(row)
      }
    }
  }

  var count: Int { firsts.count }
}
