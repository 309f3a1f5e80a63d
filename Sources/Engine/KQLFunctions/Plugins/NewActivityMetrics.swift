import KQLPlan
import Tables

/// `new_activity_metrics(id, timeline, start, end, window [, cohort] [, dimension, ...] [, lookback])`.
enum NewActivityMetrics: TablePlugin {
  static let name = "new_activity_metrics"
  static let summary = """
    How many of the ids that are new in a window are there in each later one, and how many are not.
    """
  static let examples = [
    Example(
      """
      datatable(id: string, t: long)['a', 1, 'b', 1, 'a', 2, 'c', 2]
      | evaluate new_activity_metrics(id, t, 1, 2, 1) | where from_t == 1 and to_t == 2
      | project retention_rate
      """,
      prints: "0.5"
    )
  ]

  private struct Call {
    let activity: Activity
    /// The ids that are not new, of the first column that is named as the ids are.
    var lookback: [ScalarValue] = []

    init(_ input: Schema, _ arguments: [PluginArgument]) throws {
      var rest = arguments
      if case .table(let schema, let batch) = rest.last {
        rest.removeLast()
        activity = try Activity(input, rest)
        let name = try input.field(activity.idColumn).name
        guard let index = schema.index(of: name) else {
          throw QueryFailure("the table of known ids has no column named '\(name)'")
        }
        lookback = (0..<batch.count).map { batch.columns[index].value(at: $0) }
      } else {
        activity = try Activity(input, rest)
      }
    }

    func output(_ input: Schema) throws -> Schema {
      let time = activity.timeline
      return Schema.unique(
        [
          .init("from_\(time.name)", time.type), .init("to_\(time.name)", time.type),
          .init("dcount_new_values", .long), .init("dcount_retained_values", .long),
          .init("dcount_churn_values", .long), .init("retention_rate", .real),
          .init("churn_rate", .real),
        ] + (try activity.dimensions.map { try input.field($0) })
      )
    }
  }

  static func schema(input: Schema, arguments: [PluginArgument]) throws -> Schema? {
    try Call(input, arguments).output(input)
  }

  static func run(
    input: Batch,
    schema: Schema,
    arguments: [PluginArgument],
    context: QueryContext
  ) throws -> (schema: Schema, batch: Batch) {
    let call = try Call(schema, arguments)
    let activity = call.activity
    let windows = try Windows(
      start: Timeline.point(activity.constant(0)),
      end: Timeline.point(activity.constant(1)),
      step: Timeline.step(activity.constant(2))
    )
    let cohort =
      activity.constants.count > 3 ? try Timeline.point(activity.constants[3]) : nil
    let old = call.lookback.isEmpty ? [] : oldIDs(input.columns[activity.idColumn], call.lookback)
    let output = try call.output(schema)
    var rows: [[ScalarValue]] = []
    for group in try activity.groups(input) {
      var present: [Int: Set<Int>] = [:]
      for (index, events) in Activity.split(group.events, windows) {
        present[index] = Set(events.map(\.id))
      }
      var seen = old
      for from in 0..<windows.count {
        let fresh = (present[from] ?? []).subtracting(seen)
        seen.formUnion(present[from] ?? [])
        let start = windows.start(of: from)
        guard !fresh.isEmpty, cohort == nil || cohort == start else { continue }
        for to in from..<windows.count {
          try context.checkCancellation()
          let there = present[to] ?? []
          let retained = fresh.intersection(there).count
          let added = to == from ? fresh.count : there.subtracting(seen).count
          let share = Double(retained) / Double(fresh.count)
          rows.append(
            [
              Timeline.value(start, activity.timeline.type),
              Timeline.value(windows.start(of: to), activity.timeline.type),
              .long(Int64(added)), .long(Int64(retained)),
              .long(Int64(fresh.count - retained)), .real(share), .real(1 - share),
            ] + activity.dimensions.map { input.columns[$0].value(at: group.row) }
          )
          guard rows.count <= Windows.limit else {
            throw QueryFailure("there are too many windows from start to end")
          }
        }
      }
    }
    return (output, Batch(rows: rows, schema: output))
  }

  /// The numbers of the ids that a table has.
  private static func oldIDs(_ ids: Column, _ values: [ScalarValue]) -> Set<Int> {
    let known = Set(values)
    let groups = RowGroups([ids], count: ids.count)
    return Set(
      groups.firsts.enumerated().filter { known.contains(ids.value(at: $1)) }.map(\.offset)
    )
  }
}
