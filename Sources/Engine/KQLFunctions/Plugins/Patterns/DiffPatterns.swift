import KQLPlan
import Tables

/// `diffpatterns(split, a, b [, weights [, threshold [, dimensions [, wildcard, ...]]]])`.
enum DiffPatterns: TablePlugin {
  static let name = "diffpatterns"
  static let summary = "The patterns of values whose share differs most between two sets of rows."
  static let examples = [
    Example(
      """
      datatable(s: string, a: string)['A', 'x', 'A', 'x', 'A', 'y', 'B', 'y', 'B', 'y']
      | evaluate diffpatterns(s, 'A', 'B') | where a == 'x' | project CountA
      """,
      prints: "2"
    )
  ]
  private static let weightPosition = 3

  private static func kept(_ input: Schema, _ call: PatternCall) -> [Int] {
    var split: Int?
    if case .column(let index) = call.argument(0) { split = index }
    return input.fields.indices.filter {
      $0 != split && $0 != call.weightColumn(weightPosition)
    }
  }

  static func schema(input: Schema, arguments: [PluginArgument]) throws -> Schema? {
    let call = PatternCall(arguments)
    guard call.argument(0) != nil else { throw QueryFailure("the split column is missing") }
    _ = try names(call)
    return Schema.unique(
      [
        .init("SegmentId", .long), .init("CountA", .long), .init("CountB", .long),
        .init("PercentA", .real), .init("PercentB", .real), .init("PercentDiffAB", .real),
      ] + kept(input, call).map { input.fields[$0] }
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
    let table = PatternTable(
      columns,
      count: input.count,
      weights: try call.weights(weightPosition, input, context).values,
      classes: try classes(call, input, context),
      classCount: 2
    )
    guard table.totals.allSatisfy({ $0 > 0 }) else {
      throw QueryFailure("one of the two sets has no rows")
    }
    let least = try call.number(4, "Threshold", default: 0.05, 0.015...1)
    let most = Int(try call.number(5, "MaxDimensions", default: 1000, 1...1000))
    let output = try self.schema(input: schema, arguments: arguments) ?? schema
    let rows = try patterns(table, least, most, context).enumerated().map { id, pattern in
      let shares = shares(pattern, table).map { 100 * $0 }
      return [
        ScalarValue.long(Int64(id)), count(pattern.weights[0]), count(pattern.weights[1]),
        .real(shares[0]), .real(shares[1]), .real(abs(shares[0] - shares[1])),
      ]
        + call.row(
          pattern,
          table,
          columns,
          kept.map { schema.fields[$0] },
          wildcardsFrom: 6
        )
    }
    return (output, Batch(rows: rows, schema: output))
  }

  private static func count(_ weight: Double) -> ScalarValue {
    .long(Int64(exactly: weight.rounded()) ?? .max)
  }

  /// 0 for the rows of the first set, 1 for those of the second.
  private static func classes(
    _ call: PatternCall,
    _ input: Batch,
    _ context: QueryContext
  ) throws -> [Int?] {
    guard let split = call.argument(0) else { throw QueryFailure("a column is missing") }
    let names = try names(call)
    let texts = try PluginExpressions.column(of: split, input, context).texts
    return (0..<input.count).map { names.firstIndex(of: texts[$0]) }
  }

  /// The two values that tell the sets apart.
  private static func names(_ call: PatternCall) throws -> [String] {
    try (1...2).map { position in
      guard case .literal(let value) = call.argument(position) else {
        throw QueryFailure("argument \(position + 1) must be a constant")
      }
      return Column(value, count: 1).texts[0]
    }
  }

  private static func shares(_ pattern: ValuePattern, _ table: PatternTable) -> [Double] {
    zip(pattern.weights, table.totals).map { $0 / $1 }
  }

  /// The patterns with enough difference; one that says more about fewer rows must differ more than
  /// a more general one.
  private static func patterns(
    _ table: PatternTable,
    _ least: Double,
    _ most: Int,
    _ context: QueryContext
  ) throws -> [ValuePattern] {
    func difference(_ pattern: ValuePattern) -> Double {
      let shares = shares(pattern, table)
      return abs(shares[0] - shares[1])
    }
    let frequent = try table.frequentPatterns(most: most, context) { weights in
      zip(weights, table.totals).contains { $0 / $1 >= least }
    }
    let ranked = frequent.map { (pattern: $0, difference: difference($0)) }
      .filter { $0.difference >= least }
      .enumerated()
      .sorted {
        ($1.element.difference, $0.offset) < ($0.element.difference, $1.offset)
      }
      .map(\.element.pattern)
    var kept: [ValuePattern] = []
    for pattern in ranked where !kept.contains(where: { $0.isMoreGeneral(than: pattern) }) {
      kept.append(pattern)
    }
    return kept
  }
}
