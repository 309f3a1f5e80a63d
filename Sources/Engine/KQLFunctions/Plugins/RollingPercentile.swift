import Glibc
import KQLPlan
import Tables

/// `rolling_percentile(value, percentile, index, binSize, binsPerWindow [, dimension, ...])`.
enum RollingPercentile: TablePlugin {
  static let name = "rolling_percentile"
  static let summary = "A percentile of the values in the last bins, for each bin."
  static let examples = [
    Example(
      """
      range x from 1 to 4 step 1
      | evaluate rolling_percentile(x, 50, x, 2, 1) | project rolling_1_percentile_x_50
      """,
      prints: "1"
    )
  ]

  static func schema(input: Schema, arguments: [PluginArgument]) throws -> Schema? {
    let call = PluginCall(arguments)
    let value = try input.field(call.column(0, "ValueColumn"))
    let bins = try call.number(4, "BinsPerWindow") ?? 1
    let percentile = try call.number(1, "Percentile") ?? 50
    var fields = [try input.field(call.column(2, "IndexColumn"))]
    for dimension in try call.columns(from: 5) { fields.append(try input.field(dimension)) }
    let name = "rolling_\(text(bins))_percentile_\(value.name)_\(text(percentile))"
    return Schema.unique(fields + [.init(name, value.type)])
  }

  private static func text(_ number: Double) -> String {
    if let whole = Int64(exactly: number) { String(whole) } else { RealText.text(number) }
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
    let call = PluginCall(arguments)
    let values = input.columns[try call.column(0, "ValueColumn")]
    let times = try Timeline.values(input.columns[try call.column(2, "IndexColumn")])
    let step = try Timeline.step(call.literal(3, "BinSize"))
    let window = Int64(exactly: max(1, try call.number(4, "BinsPerWindow") ?? 1)) ?? 1
    let part = (try call.number(1, "Percentile") ?? 50) / 100
    let dimensions = try call.columns(from: 5)
    let groups = RowGroups(dimensions.map { input.columns[$0] }, count: input.count)

    let ranks = try ranked(values, input.count, context)
    var bins = [[Int64: [Int]]](repeating: [:], count: groups.count)
    for row in 0..<input.count {
      guard let time = times[row], values.isValid(row) else { continue }
      bins[groups.groups[row]][Timeline.floor(time, step), default: []].append(row)
    }
    var rows: [[ScalarValue]] = []
    for (group, bin) in bins.enumerated() {
      for index in bin.keys.sorted() {
        let lowest = index.subtractingReportingOverflow(window - 1)
        let first = lowest.overflow ? Int64.min : lowest.partialValue
        var members: [Int] = []
        if window <= Int64(bin.count) {
          for number in first...index { members += bin[number] ?? [] }
        } else {
          for (number, found) in bin where number >= first && number <= index { members += found }
        }
        members.sort { ranks[$0] < ranks[$1] }
        let position = Int(max(0, min(ceil(part * Double(members.count)) - 1, 1e15)))
        let chosen = members[min(position, members.count - 1)]
        let start = index.multipliedReportingOverflow(by: step).partialValue
        var row = [Timeline.value(start, output.fields[0].type)]
        row += dimensions.map { input.columns[$0].value(at: groups.firsts[group]) }
        rows.append(row + [values.value(at: chosen)])
      }
    }
    return (output, Batch(rows: rows, schema: output))
  }

  /// Numbers by which the rows sort as their values do.
  private static func ranked(
    _ column: Column,
    _ count: Int,
    _ context: QueryContext
  ) throws -> [Double] {
    switch column {
    case .long(let values), .datetime(let values), .timespan(let values):
      let sorted = (0..<count).sorted { values.at($0) < values.at($1) }
      var ranks = [Double](repeating: 0, count: count)
      for (rank, row) in sorted.enumerated() { ranks[row] = Double(rank) }
      return ranks
    default:
      let reals = try Casts.cast(column, to: .real, count, context).reals
      return (0..<count).map { reals[$0] ?? 0 }
    }
  }
}
