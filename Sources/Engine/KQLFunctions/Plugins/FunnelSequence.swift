import KQLPlan
import Tables

/// `funnel_sequence(id, timeline, start, end, window, step, state, sequence)`.
///
/// Kusto makes three tables of it; the rows are those of the first, from which the others follow.
enum FunnelSequence: TablePlugin {
  static let name = "funnel_sequence"
  static let summary = """
    How many ids go through a sequence of states, by the states before and after it and windows of \
    time.
    """
  static let examples = [
    Example(
      """
      datatable(id: string, t: long, s: string)['a', 1, 'w', 'a', 2, 'x', 'a', 3, 'y', 'b', 1, 'x']
      | evaluate funnel_sequence(id, t, 0, 10, 5, 10, s, dynamic(['x'])) | where prev == 'w'
      | project next
      """,
      prints: "y"
    )
  ]
  private static let sampleLimit = 128

  static func schema(input: Schema, arguments: [PluginArgument]) throws -> Schema? {
    let call = PluginCall(arguments)
    let state = try input.field(call.column(6, "StateColumn")).type
    return Schema.unique([
      try input.field(call.column(1, "TimelineColumn")), .init("prev", state),
      .init("next", state), .init("dcount", .long), .init("samples", .dynamic),
    ])
  }

  private struct Key: Hashable {
    let window: Int
    let previous: ScalarValue
    let next: ScalarValue
  }

  /// Events with one state after the other.
  private struct Run {
    let state: ScalarValue
    let start: Int64
    var end: Int64
  }

  static func run(
    input: Batch,
    schema: Schema,
    arguments: [PluginArgument],
    context: QueryContext
  ) throws -> (schema: Schema, batch: Batch) {
    let call = PluginCall(arguments)
    let output = try self.schema(input: schema, arguments: arguments) ?? schema
    let start = try Timeline.point(call.literal(2, "Start"))
    let end = try Timeline.point(call.literal(3, "End"))
    let gap = try Timeline.step(call.literal(4, "MaxSequenceStepWindow"))
    let windows = try Windows(
      start: start,
      end: end,
      step: Timeline.step(call.literal(5, "Step"))
    )
    let type = output.fields[1].type
    let sequence = try FunnelEvents.states(call.literal(7, "Sequence"), type: type)
    let events = try FunnelEvents(
      input,
      id: call.column(0, "IdColumn"),
      timeline: call.column(1, "TimelineColumn"),
      state: call.column(6, "StateColumn"),
      start: start,
      end: end
    )
    let nothing: ScalarValue = type == .string ? .string("") : .null(type)
    var ids: [Key: [ScalarValue]] = [:]
    var order: [Key] = []
    for (id, events) in events.ids {
      try context.checkCancellation()
      var seen: Set<Key> = []
      for key in keys(runs(events), sequence, gap, windows, nothing) where seen.insert(key).inserted
      {
        if ids[key] == nil { order.append(key) }
        ids[key, default: []].append(id)
      }
    }
    let rows = order.enumerated()
      .sorted { left, right in
        let counts = (ids[left.element]?.count ?? 0, ids[right.element]?.count ?? 0)
        return (left.element.window, -counts.0, left.offset)
          < (right.element.window, -counts.1, right.offset)
      }
      .map { _, key -> [ScalarValue] in
        let ids = ids[key] ?? []
        return [
          Timeline.value(windows.start(of: key.window), output.fields[0].type), key.previous,
          key.next, .long(Int64(ids.count)),
          .dynamic(.array(ids.prefix(sampleLimit).map(\.asDynamic))),
        ]
      }
    return (output, Batch(rows: rows, schema: output))
  }

  private static func runs(_ events: [FunnelEvents.Event]) -> [Run] {
    var runs: [Run] = []
    for event in events {
      if let last = runs.indices.last, runs[last].state == event.state {
        runs[last].end = event.time
      } else {
        runs.append(Run(state: event.state, start: event.time, end: event.time))
      }
    }
    return runs
  }

  /// What is before and after each place where the runs are the sequence.
  private static func keys(
    _ runs: [Run],
    _ sequence: [ScalarValue],
    _ gap: Int64,
    _ windows: Windows,
    _ nothing: ScalarValue
  ) -> [Key] {
    func follows(_ position: Int) -> Bool {
      position > 0 && position < runs.count
        && runs[position].start <= runs[position - 1].end.clampedAdding(gap)
    }
    guard runs.count >= sequence.count else { return [] }
    return (0...(runs.count - sequence.count)).compactMap { first in
      let last = first + sequence.count - 1
      guard zip(runs[first...last], sequence).allSatisfy({ $0.state == $1 }),
        (first..<last).allSatisfy({ follows($0 + 1) }),
        let window = windows.index(runs[first].start)
      else { return nil }
      return Key(
        window: window,
        previous: follows(first) ? runs[first - 1].state : nothing,
        next: follows(last + 1) ? runs[last + 1].state : nothing
      )
    }
  }
}
