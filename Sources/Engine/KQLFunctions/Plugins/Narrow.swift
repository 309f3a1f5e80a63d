import KQLPlan
import Tables

/// `narrow()`.
enum Narrow: TablePlugin {
  static let name = "narrow"
  static let summary = "A row for each cell: the row's number, the column's name and the value."
  static let examples = [
    Example("print a = 1, b = 'x' | evaluate narrow() | project Value | take 1", prints: "1")
  ]
  private static let output = Schema([
    .init("Row", .long), .init("Column", .string), .init("Value", .string),
  ])

  static func schema(input: Schema, arguments: [PluginArgument]) throws -> Schema? { output }

  static func run(
    input: Batch,
    schema: Schema,
    arguments: [PluginArgument],
    context: QueryContext
  ) throws -> (schema: Schema, batch: Batch) {
    let texts = try input.columns.map {
      try Casts.cast($0, to: .string, input.count, context).strings
    }
    var numbers = ContiguousArray<Int64>()
    var names = StringBuilder()
    var values = StringBuilder()
    for row in 0..<input.count {
      for (field, column) in zip(schema.fields, texts) {
        numbers.append(Int64(row))
        names.append(field.name)
        column.withBytes(row) { values.append(utf8: $0) }
      }
    }
    let count = numbers.count
    let columns: [Column] = [
      .long(FixedWidth(numbers)), .string(names.finish()), .string(values.finish()),
    ]
    return (output, Batch(columns: columns, count: count))
  }
}

/// `preview(count)`.
enum Preview: TablePlugin {
  static let name = "preview"
  static let summary = "The first rows."
  static let examples = [Example("range x from 1 to 9 step 1 | evaluate preview(2)", prints: "1")]

  static func schema(input: Schema, arguments: [PluginArgument]) throws -> Schema? { input }

  static func run(
    input: Batch,
    schema: Schema,
    arguments: [PluginArgument],
    context: QueryContext
  ) throws -> (schema: Schema, batch: Batch) {
    let wanted = try PluginCall(arguments).number(0, "NumRows") ?? 0
    let count = wanted.isNaN ? 0 : Int(min(max(0, wanted), Double(input.count)))
    return (schema, input.slice(0..<count))
  }
}
