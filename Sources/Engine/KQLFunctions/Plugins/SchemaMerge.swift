import KQLPlan
import Tables

/// `schema_merge([PreserveOrder = true])`.
enum SchemaMerge: TablePlugin {
  static let name = "schema_merge"
  static let summary = "One schema of several that `getschema` printed, with conflicts marked."
  static let examples = [
    Example("print a = 1 | getschema | evaluate schema_merge()", prints: "a")
  ]
  private static let output = Schema([
    .init("ColumnName", .string), .init("ColumnOrdinal", .long), .init("DataType", .string),
    .init("ColumnType", .string),
  ])

  static func schema(input: Schema, arguments: [PluginArgument]) throws -> Schema? { output }

  private struct Entry {
    var name: String
    var ordinal: Int64
    var dataType: String
    var columnType: String
    var isMoved = false
    var isConflicting = false
  }

  static func run(
    input: Batch,
    schema: Schema,
    arguments: [PluginArgument],
    context: QueryContext
  ) throws -> (schema: Schema, batch: Batch) {
    var keepsOrder = true
    if case .bool(let value) = try PluginCall(arguments).literal(0, "PreserveOrder") {
      keepsOrder = value
    }
    let columns = try output.fields.map { field in
      guard let index = schema.index(of: field.name) else {
        throw QueryFailure("the input must have the columns of getschema")
      }
      return try Casts.cast(input.columns[index], to: field.type, input.count, context)
    }
    var entries: [Entry] = []
    var known: [String: Int] = [:]
    for row in 0..<input.count {
      let entry = Entry(
        name: columns[0].strings[row],
        ordinal: columns[1].longs[row] ?? 0,
        dataType: columns[2].strings[row],
        columnType: columns[3].strings[row]
      )
      guard let index = known[entry.name] else {
        known[entry.name] = entries.count
        entries.append(entry)
        continue
      }
      if entries[index].ordinal != entry.ordinal { entries[index].isMoved = true }
      if entries[index].columnType != entry.columnType { entries[index].isConflicting = true }
      entries[index].ordinal = max(entries[index].ordinal, entry.ordinal)
    }
    let order = entries.indices.sorted { left, right in
      let (a, b) = (entries[left], entries[right])
      let (late, later) = (keepsOrder && a.isMoved, keepsOrder && b.isMoved)
      if late != later { return later }
      return a.ordinal == b.ordinal ? left < right : a.ordinal < b.ordinal
    }
    let rows = order.enumerated().map { position, index -> [ScalarValue] in
      let entry = entries[index]
      var problem: String?
      if entry.isConflicting { problem = "ERROR(columns have different types)" }
      if keepsOrder, entry.isMoved { problem = "ERROR(columns are out of order)" }
      guard let problem else {
        return [
          .string(entry.name), .long(Int64(position)), .string(entry.dataType),
          .string(entry.columnType),
        ]
      }
      return [
        .string(entry.name), .long(-1), .string("ERROR(unknown CSL type:\(problem))"),
        .string(problem),
      ]
    }
    return (output, Batch(rows: rows, schema: output))
  }
}

extension Batch {
  /// A batch of rows of values.
  init(rows: [[ScalarValue]], schema: Schema) {
    var builders = schema.fields.map { ColumnBuilder($0.type, capacity: rows.count) }
    for row in rows {
      for (index, value) in row.enumerated() where index < builders.count {
        builders[index].append(value)
      }
    }
    self.init(columns: builders.map { $0.finish() }, count: rows.count)
  }
}
