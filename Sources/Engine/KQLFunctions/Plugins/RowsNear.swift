import KQLPlan
import Tables

/// `rows_near(condition, rows [, rowsAfter])`.
enum RowsNear: TablePlugin {
  static let name = "rows_near"
  static let summary = "The rows for which a condition is true and so many before and after them."
  static let examples = [
    Example(
      "range x from 1 to 9 step 1 | evaluate rows_near(x == 5, 2, 1) | summarize sum(x)",
      prints: "18"
    )
  ]

  static func schema(input: Schema, arguments: [PluginArgument]) throws -> Schema? { input }

  static func run(
    input: Batch,
    schema: Schema,
    arguments: [PluginArgument],
    context: QueryContext
  ) throws -> (schema: Schema, batch: Batch) {
    let call = PluginCall(arguments)
    guard let condition = call.argument(0, "Condition") else {
      throw QueryFailure("a condition is missing")
    }
    let before = try count(call, 1, "NumRows") ?? 0
    let after = try count(call, 2, "RowsAfter") ?? before
    let isNear = try PluginExpressions.conditions(condition, input, context)
    var kept = ContiguousArray<Int>()
    var next = 0
    for row in 0..<input.count where isNear[row] == true {
      let end = row + min(after, input.count - row - 1) + 1
      next = max(next, row - before)
      while next < end {
        kept.append(next)
        next += 1
      }
    }
    return (schema, Batch(columns: input.columns.map { $0.gather(kept) }, count: kept.count))
  }

  private static func count(_ call: PluginCall, _ position: Int, _ name: String) throws -> Int? {
    guard let number = try call.number(position, name) else { return nil }
    guard number >= 0, let count = Int(exactly: min(number, 1e12).rounded(.down)) else {
      throw QueryFailure("argument \(position + 1) (\(name)) must be zero or more")
    }
    return count
  }
}
