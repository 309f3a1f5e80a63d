import KQLPlan
import Tables

/// `pivot(column [, aggregate] [, column, ...])`.
enum Pivot: TablePlugin {
  static let name = "pivot"
  static let summary = "A column for each value of a column, holding an aggregate of its rows."
  static let examples = [
    Example(
      "datatable(a: string, b: string)['x', 'p', 'x', 'p'] | evaluate pivot(b) | project p",
      prints: "2"
    )
  ]
  /// Cells that the result may have.
  private static let cellLimit = 10_000_000
  /// Columns that the result may have.
  private static let columnLimit = 10_000

  static func schema(input: Schema, arguments: [PluginArgument]) throws -> Schema? { nil }

  static func run(
    input: Batch,
    schema: Schema,
    arguments: [PluginArgument],
    context: QueryContext
  ) throws -> (schema: Schema, batch: Batch) {
    let call = PluginCall(arguments)
    let source = try call.column(0, "pivotColumn")
    var aggregate: AggregateCall?
    var used: Set<Int> = [source]
    if case .aggregate(let found) = call.argument(1, "aggregateFunction") {
      aggregate = found
      for argument in found.arguments { addColumns(of: argument, to: &used) }
    }
    var kept = try call.columns(from: aggregate == nil ? 1 : 2)
    if kept.isEmpty { kept = schema.fields.indices.filter { !used.contains($0) } }

    let rows = RowGroups(kept.map { input.columns[$0] }, count: input.count)
    let values = RowGroups([input.columns[source]], count: input.count)
    guard values.count <= columnLimit, rows.count * max(values.count, 1) <= cellLimit else {
      throw QueryFailure("the result would be too large")
    }
    let texts = try Casts.cast(input.columns[source], to: .string, input.count, context).strings
    let order = (0..<values.count).map { (text: texts[values.firsts[$0]], group: $0) }
      .sorted { $0.text < $1.text }

    let cells = ContiguousArray(
      (0..<input.count).map { rows.groups[$0] * values.count + values.groups[$0] }
    )
    let total = rows.count * values.count
    let result = try aggregated(aggregate, input, cells, total, context)

    var fields: [Schema.Field] = []
    var columns: [Column] = []
    for index in kept {
      fields.append(try schema.field(index))
      columns.append(input.columns[index].gather(rows.firsts))
    }
    for (text, group) in order {
      fields.append(Schema.Field(text, result.type))
      columns.append(
        result.gather(ContiguousArray((0..<rows.count).map { $0 * values.count + group }))
      )
    }
    return (Schema.unique(fields), Batch(columns: columns, count: rows.count))
  }

  private static func aggregated(
    _ call: AggregateCall?,
    _ input: Batch,
    _ cells: ContiguousArray<Int>,
    _ total: Int,
    _ context: QueryContext
  ) throws -> Column {
    guard let call else {
      var counts = ContiguousArray<Int64>(repeating: 0, count: total)
      for cell in cells { counts[cell] &+= 1 }
      return .long(FixedWidth(counts))
    }
    let accumulator = try call.overload.make(call.infos, context)
    accumulator.grow(to: total)
    let arguments = try call.arguments.map {
      try PluginExpressions.evaluate($0, input, context)
    }
    try accumulator.add(arguments, groups: cells)
    guard let result = try accumulator.finish().first else {
      throw QueryFailure("the aggregate has no result")
    }
    return result
  }

  private static func addColumns(of expression: BoundExpression, to used: inout Set<Int>) {
    switch expression {
    case .column(let index, _): used.insert(index)
    case .call(let call): for argument in call.arguments { addColumns(of: argument, to: &used) }
    case .and(let operands), .or(let operands):
      for operand in operands { addColumns(of: operand, to: &used) }
    case .inList(let operand, _, _, _), .inQuery(let operand, _, _, _):
      addColumns(of: operand, to: &used)
    case .applied(_, let arguments):
      for argument in arguments { addColumns(of: argument, to: &used) }
    case .literal, .scalarQuery: break
    }
  }
}
