import KQLPlan
import Tables

/// `dcount_intersect(sketch, sketch, ...)`.
enum DcountIntersect: TablePlugin {
  static let name = "dcount_intersect"
  static let summary = """
    How many different values the first sketch has, the first two have in common, the first three, \
    and so on.
    """
  static let examples = [
    Example(
      """
      range x from 1 to 9 step 1 | summarize a = hll(x), b = hll(x / 3)
      | evaluate dcount_intersect(a, b) | project s1
      """,
      prints: "3"
    )
  ]

  static func schema(input: Schema, arguments: [PluginArgument]) throws -> Schema? {
    let call = PluginCall(arguments)
    guard (2...16).contains(call.list.count) else {
      throw QueryFailure("2 to 16 sketches are compared")
    }
    return Schema(call.list.indices.map { .init("s\($0)", .long) })
  }

  static func run(
    input: Batch,
    schema: Schema,
    arguments: [PluginArgument],
    context: QueryContext
  ) throws -> (schema: Schema, batch: Batch) {
    guard let output = try self.schema(input: schema, arguments: arguments) else {
      throw QueryFailure("the columns are unknown")
    }
    let columns = try PluginCall(arguments).list.map { argument in
      let column = try PluginExpressions.column(of: argument, input, context)
      guard case .dynamic(let sketches) = column else {
        throw QueryFailure("a sketch is a dynamic value, not \(column.type.rawValue)")
      }
      return sketches
    }
    let rows = (0..<input.count).map { row in
      var common: HashSketch?
      return columns.map { column -> ScalarValue in
        let sketch = HashSketch(column[row]) ?? HashSketch()
        let next = common?.intersection(sketch) ?? sketch
        common = next
        return .long(next.count)
      }
    }
    return (output, Batch(rows: rows, schema: output))
  }
}
