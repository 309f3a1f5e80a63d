import KQLPlan
import Tables

/// A plugin whose rows are patterns with their counts.
protocol CountedPatternPlugin: TablePlugin {
  /// Where the column of weights is among the arguments.
  static var weightPosition: Int { get }
  /// Where the constants for any value start.
  static var wildcardPosition: Int { get }
  static func patterns(
    _ table: PatternTable,
    _ call: PatternCall,
    _ context: QueryContext
  ) throws -> [ValuePattern]
}

extension CountedPatternPlugin {
  private static func kept(_ input: Schema, _ call: PatternCall) -> [Int] {
    input.fields.indices.filter { $0 != call.weightColumn(weightPosition) }
  }

  static func schema(input: Schema, arguments: [PluginArgument]) throws -> Schema? {
    Schema.unique(
      [.init("SegmentId", .long), .init("Count", .long), .init("Percent", .real)]
        + kept(input, PatternCall(arguments)).map { input.fields[$0] }
    )
  }

  static func run(
    input: Batch,
    schema: Schema,
    arguments: [PluginArgument],
    context: QueryContext
  ) throws -> (schema: Schema, batch: Batch) {
    let call = PatternCall(arguments)
    let kept = kept(schema, call)
    let columns = kept.map { input.columns[$0] }
    let fields = kept.map { schema.fields[$0] }
    let table = PatternTable(
      columns,
      count: input.count,
      weights: try call.weights(weightPosition, input, context).values,
      classes: [Int?](repeating: 0, count: input.count),
      classCount: 1
    )
    let output = try self.schema(input: schema, arguments: arguments) ?? schema
    let rows = try patterns(table, call, context).enumerated().map { id, pattern in
      [
        ScalarValue.long(Int64(id)),
        .long(Int64(exactly: pattern.weights[0].rounded()) ?? .max),
        .real(100 * pattern.weights[0] / table.totals[0]),
      ] + call.row(pattern, table, columns, fields, wildcardsFrom: wildcardPosition)
    }
    return (output, Batch(rows: rows, schema: output))
  }
}

/// `basket([threshold [, weights [, dimensions [, wildcard, ...]]]])`.
enum Basket: CountedPatternPlugin {
  static let name = "basket"
  static let summary = "The patterns of values that are frequent, with their counts."
  static let examples = [
    Example(
      """
      datatable(a: string, b: string)['x', 'u', 'x', 'v', 'y', 'u', 'x', 'u']
      | evaluate basket(0.5) | where a == 'x' and b == 'u' | project Count
      """,
      prints: "2"
    )
  ]
  static let weightPosition = 1
  static let wildcardPosition = 3

  static func patterns(
    _ table: PatternTable,
    _ call: PatternCall,
    _ context: QueryContext
  ) throws -> [ValuePattern] {
    let least = try call.number(0, "Threshold", default: 0.05, 0.015...1) * table.totals[0]
    let most = Int(try call.number(2, "MaxDimensions", default: 5, 1...1000))
    return try table.frequentPatterns(most: most, context) { $0[0] >= least }
      .enumerated()
      .sorted { ($1.element.weights[0], $0.offset) < ($0.element.weights[0], $1.offset) }
      .map(\.element)
  }
}
