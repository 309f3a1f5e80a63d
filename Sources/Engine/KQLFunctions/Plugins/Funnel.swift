import KQLPlan
import Tables

/// Events of one id with their states, in the order of time.
struct FunnelEvents {
  struct Event {
    let time: Int64
    let state: ScalarValue
  }

  /// An id's events; the ids in the order of their first rows.
  let ids: [(id: ScalarValue, events: [Event])]

  /// The events from a start on and before an end.
  init(_ input: Batch, id: Int, timeline: Int, state: Int, start: Int64, end: Int64) throws {
    let times = try Timeline.values(input.columns[timeline])
    let groups = RowGroups([input.columns[id]], count: input.count)
    var events = [[Event]](repeating: [], count: groups.count)
    for row in 0..<input.count {
      guard let time = times[row], time >= start, time < end else { continue }
      events[groups.groups[row]].append(
        Event(time: time, state: input.columns[state].value(at: row))
      )
    }
    ids = groups.firsts.enumerated().map { group, row in
      let ordered = events[group].enumerated().sorted {
        ($0.element.time, $0.offset) < ($1.element.time, $1.offset)
      }
      return (input.columns[id].value(at: row), ordered.map(\.element))
    }
  }

  /// The states of a constant array, in the type of the column of states.
  static func states(_ value: ScalarValue?, type: ScalarType) throws -> [ScalarValue] {
    guard case .dynamic(.array(let items)) = value, !items.isEmpty else {
      throw QueryFailure("the sequence must be an array of states")
    }
    return try items.map { item in
      switch (item, type) {
      case (.string(let text), .string): return .string(text)
      case (.long(let number), .long): return .long(number)
      case (.long(let number), .int):
        if let number = Int32(exactly: number) { return .int(number) }
      case (.bool(let value), .bool): return .bool(value)
      case (.guid(let value), .guid): return .guid(value)
      default: break
      }
      throw QueryFailure("a state of the sequence is not of the type of the column of states")
    }
  }
}

/// `funnel_sequence_completion(id, timeline, start, end, step, state, sequence, periods)`.
enum FunnelSequenceCompletion: TablePlugin {
  static let name = "funnel_sequence_completion"
  static let summary = """
    How many ids reach each state of a sequence within periods from its first state, by windows of \
    time.
    """
  static let examples = [
    Example(
      """
      datatable(id: string, t: long, s: string)['a', 1, 'x', 'a', 2, 'y', 'b', 1, 'x', 'b', 9, 'y']
      | evaluate funnel_sequence_completion(id, t, 0, 10, 10, s, dynamic(['x', 'y']), dynamic([5]))
      | where s == 'y' | project dcount
      """,
      prints: "1"
    )
  ]

  static func schema(input: Schema, arguments: [PluginArgument]) throws -> Schema? {
    let call = PluginCall(arguments)
    let time = try input.field(call.column(1, "TimelineColumn"))
    return Schema.unique([
      time, try input.field(call.column(5, "StateColumn")),
      .init("Period", time.type == .datetime ? .timespan : time.type), .init("dcount", .long),
    ])
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
    let windows = try Windows(
      start: start,
      end: end,
      step: Timeline.step(call.literal(4, "Step"))
    )
    let sequence = try FunnelEvents.states(
      call.literal(6, "Sequence"),
      type: output.fields[1].type
    )
    let events = try FunnelEvents(
      input,
      id: call.column(0, "IdColumn"),
      timeline: call.column(1, "TimelineColumn"),
      state: call.column(5, "StateColumn"),
      start: start,
      end: end
    )
    var rows: [[ScalarValue]] = []
    for period in try periods(call) {
      // By window, how many ids reach each state.
      var counts: [Int: [Int64]] = [:]
      for (_, events) in events.ids {
        try context.checkCancellation()
        for (window, reached) in reached(events, sequence, period, windows) {
          for state in 0..<reached {
            counts[window, default: sequence.map { _ in 0 }][state] += 1
          }
        }
      }
      for (window, counts) in counts.sorted(by: { $0.key < $1.key }) {
        for (state, count) in zip(sequence, counts) {
          rows.append([
            Timeline.value(windows.start(of: window), output.fields[0].type), state,
            Timeline.value(period, output.fields[2].type), .long(count),
          ])
        }
      }
    }
    return (output, Batch(rows: rows, schema: output))
  }

  private static func periods(_ call: PluginCall) throws -> [Int64] {
    guard case .dynamic(.array(let items)) = try call.literal(7, "MaxSequenceStepWindows") else {
      throw QueryFailure("the periods must be an array")
    }
    return try items.map { item in
      if case .long(let value) = item { return value }
      // An array holds timespans as their texts.
      if let value = Conversions.timespan(item) { return value }
      throw QueryFailure("a period must be a timespan or a whole number")
    }
  }

  /// By the window of the first state, how many states of the sequence follow each other within the
  /// period.
  private static func reached(
    _ events: [FunnelEvents.Event],
    _ sequence: [ScalarValue],
    _ period: Int64,
    _ windows: Windows
  ) -> [Int: Int] {
    var best: [Int: Int] = [:]
    for (position, first) in events.enumerated() where first.state == sequence[0] {
      guard let window = windows.index(first.time), best[window] != sequence.count else { continue }
      let end = first.time.clampedAdding(period)
      var reached = 1
      for event in events[(position + 1)...] {
        guard reached < sequence.count, event.time <= end else { break }
        if event.state == sequence[reached] { reached += 1 }
      }
      best[window] = max(best[window] ?? 0, reached)
    }
    return best
  }
}
