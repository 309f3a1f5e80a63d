import KQLPlan
import Tables

/// The events of one combination of dimensions, in the order of time.
struct ActivityGroup {
  /// The first row of the input with these dimensions.
  let row: Int
  var events: [Event] = []

  struct Event {
    let time: Int64
    /// The number of the id.
    let id: Int
  }
}

/// What plugins over ids and a timeline share: their first two arguments, constants, dimensions.
struct Activity {
  let timeline: Schema.Field
  let dimensions: [Int]
  /// The constants after the two columns.
  let constants: [ScalarValue]
  let idColumn: Int
  let timeColumn: Int

  init(_ input: Schema, _ arguments: [PluginArgument]) throws {
    let call = PluginCall(arguments)
    idColumn = try call.column(0, "IdColumn")
    timeColumn = try call.column(1, "TimelineColumn")
    timeline = try input.field(timeColumn)
    var constants: [ScalarValue] = []
    var dimensions: [Int] = []
    for argument in call.list.dropFirst(2) {
      switch argument {
      case .literal(let value): constants.append(value)
      case .column(let index): dimensions.append(index)
      default: throw QueryFailure("arguments must be constants, then columns")
      }
    }
    self.constants = constants
    self.dimensions = dimensions
  }

  /// The columns: the timeline, the dimensions and results.
  func output(_ input: Schema, _ results: [Schema.Field]) throws -> Schema {
    Schema.unique([timeline] + (try dimensions.map { try input.field($0) }) + results)
  }

  /// The constant at a position from the start, or from the end for a negative one.
  func constant(_ position: Int) throws -> ScalarValue {
    let index = position < 0 ? constants.count + position : position
    guard constants.indices.contains(index) else { throw QueryFailure("an argument is missing") }
    return constants[index]
  }

  func groups(_ input: Batch) throws -> [ActivityGroup] {
    let times = try Timeline.values(input.columns[timeColumn])
    let ids = RowGroups([input.columns[idColumn]], count: input.count)
    let rows = RowGroups(dimensions.map { input.columns[$0] }, count: input.count)
    var groups = rows.firsts.map { ActivityGroup(row: $0) }
    for row in 0..<input.count {
      guard let time = times[row] else { continue }
      groups[rows.groups[row]].events.append(.init(time: time, id: ids.groups[row]))
    }
    for index in groups.indices {
      groups[index].events.sort { ($0.time, $0.id) < ($1.time, $1.id) }
    }
    return groups
  }

  /// A row of the result.
  func row(
    _ point: Int64,
    _ group: ActivityGroup,
    _ input: Batch,
    _ results: [ScalarValue]
  ) -> [ScalarValue] {
    [Timeline.value(point, timeline.type)]
      + dimensions.map { input.columns[$0].value(at: group.row) } + results
  }
}

/// Windows of equal length from a start on.
struct Windows {
  let start: Int64
  let end: Int64
  let step: Int64
  /// Windows that a plugin may walk through.
  static let limit = 1_000_000

  init(start: Int64, end: Int64, step: Int64) throws {
    self.start = start
    self.end = end
    self.step = step
    let span = end.subtractingReportingOverflow(start)
    guard !span.overflow, span.partialValue / step < Int64(Windows.limit) else {
      throw QueryFailure("there are too many windows from start to end")
    }
  }

  /// How many there are.
  var count: Int { end < start ? 0 : Int((end - start) / step) + 1 }

  /// The number of the window that holds a point between start and end.
  func index(_ point: Int64) -> Int? {
    point < start || point > end ? nil : Int((point - start) / step)
  }

  /// Where a window starts.
  func start(of index: Int) -> Int64 { start + Int64(index) * step }
}

/// A plugin that computes its rows one combination of dimensions after the other.
protocol ActivityPlugin: TablePlugin {
  static var results: [Schema.Field] { get }
  static func rows(
    _ call: Activity,
    _ group: ActivityGroup
  ) throws -> [(point: Int64, results: [ScalarValue])]
}

extension ActivityPlugin {
  static func schema(input: Schema, arguments: [PluginArgument]) throws -> Schema? {
    try Activity(input, arguments).output(input, results)
  }

  static func run(
    input: Batch,
    schema: Schema,
    arguments: [PluginArgument],
    context: QueryContext
  ) throws -> (schema: Schema, batch: Batch) {
    let call = try Activity(schema, arguments)
    let output = try call.output(schema, results)
    var rows: [[ScalarValue]] = []
    for group in try call.groups(input) {
      try context.checkCancellation()
      for (point, results) in try Self.rows(call, group) {
        rows.append(call.row(point, group, input, results))
      }
    }
    return (output, Batch(rows: rows, schema: output))
  }

  /// The windows of a call with an optional start and end before its last `lengths` constants.
  static func windows(
    _ call: Activity,
    _ group: ActivityGroup,
    lengths: Int,
    step: Int64
  ) throws -> Windows {
    if call.constants.count >= lengths + 2 {
      return try Windows(
        start: Timeline.point(call.constants[0]),
        end: Timeline.point(call.constants[1]),
        step: step
      )
    }
    let first = group.events.first?.time ?? 0
    let start = Timeline.floor(first, step).multipliedReportingOverflow(by: step)
    return try Windows(
      start: start.overflow ? first : start.partialValue,
      end: group.events.last?.time ?? 0,
      step: step
    )
  }
}

/// How many events and ids lie in a window that moves forward.
struct MovingWindow {
  private let events: [ActivityGroup.Event]
  private var counts: [Int: Int] = [:]
  private var low = 0
  private var high = 0

  init(_ events: [ActivityGroup.Event]) { self.events = events }

  var eventCount: Int { high - low }
  var idCount: Int { counts.count }

  /// Moves to the events from `start` on and before `end`.
  mutating func move(from start: Int64, to end: Int64) {
    while high < events.count, events[high].time < end {
      counts[events[high].id, default: 0] += 1
      high += 1
    }
    while low < high, events[low].time < start {
      let id = events[low].id
      let left = (counts[id] ?? 1) - 1
      counts[id] = left > 0 ? left : nil
      low += 1
    }
  }
}

extension Int64 {
  /// The sum, at the ends of the range where it does not fit.
  func clampedAdding(_ other: Int64) -> Int64 {
    let sum = addingReportingOverflow(other)
    return sum.overflow ? (other < 0 ? .min : .max) : sum.partialValue
  }
}
