import KQLPlan
import Tables

/// `sequence_detect(timeline, step, span, name = condition, ... [, dimension, ...])`.
enum SequenceDetect: TablePlugin {
  static let name = "sequence_detect"
  static let summary = "Where rows meet conditions one after the other within a time."
  static let examples = [
    Example(
      """
      datatable(t: long, e: string)[1, 'x', 2, 'y']
      | evaluate sequence_detect(t, 5, 9, A = (e == 'x'), B = (e == 'y')) | project Duration
      """,
      prints: "1"
    )
  ]

  private struct Call {
    let timeline: Int
    let step: Int64
    let span: Int64
    let conditions: [(name: String, argument: PluginArgument)]
    let dimensions: [Int]

    init(_ input: Schema, _ arguments: [PluginArgument]) throws {
      let call = PluginCall(arguments)
      timeline = try call.column(0, "TimelineColumn")
      step = try Timeline.step(call.literal(1, "MaxSequenceStepWindow"))
      span = try Timeline.step(call.literal(2, "MaxSequenceSpan"))
      var conditions: [(name: String, argument: PluginArgument)] = []
      var dimensions: [Int] = []
      for argument in arguments.dropFirst(3) {
        switch argument {
        case .named(let name, .column(let index)):
          guard try input.field(index).type == .bool else {
            throw QueryFailure("'\(name)' must be a condition")
          }
          conditions.append((name, .column(index)))
        case .named(let name, .expression(let expression, let inner)):
          guard expression.type == .bool else {
            throw QueryFailure("'\(name)' must be a condition")
          }
          conditions.append((name, .expression(expression, name: inner)))
        case .named(let name, .literal(.bool(let value))):
          conditions.append((name, .literal(.bool(value))))
        case .expression(let expression, let inner) where expression.type == .bool:
          conditions.append(
            ("Expr\(conditions.count + 1)", .expression(expression, name: inner))
          )
        case .column(let index): dimensions.append(index)
        default: throw QueryFailure("after the times come conditions, then columns")
        }
      }
      guard conditions.count > 0 else { throw QueryFailure("there is no condition") }
      self.conditions = conditions
      self.dimensions = dimensions
    }

    func output(_ input: Schema) throws -> Schema {
      let time = try input.field(timeline)
      return Schema.unique(
        try dimensions.map { try input.field($0) }
          + conditions.map { .init("\($0.name)_\(time.name)", time.type) }
          + [.init("Duration", time.type == .datetime ? .timespan : time.type)]
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
    let output = try call.output(schema)
    let times = try Timeline.values(input.columns[call.timeline])
    let type = try schema.field(call.timeline).type
    let conditions = try call.conditions.map {
      try PluginExpressions.conditions($0.argument, input, context)
    }
    let groups = RowGroups(call.dimensions.map { input.columns[$0] }, count: input.count)
    var members = [[(time: Int64, row: Int)]](repeating: [], count: groups.count)
    for row in 0..<input.count {
      if let time = times[row] { members[groups.groups[row]].append((time, row)) }
    }
    var rows: [[ScalarValue]] = []
    for group in members.indices {
      let events = members[group].sorted { $0 < $1 }
      // One sequence at a time: the times of the steps seen so far.
      var steps: [Int64] = []
      for (time, row) in events {
        if let first = steps.first, let last = steps.last,
          time > last.clampedAdding(call.step) || time > first.clampedAdding(call.span)
        {
          steps = []
        }
        if steps.count < conditions.count, conditions[steps.count][row] == true {
          steps.append(time)
        } else if steps.count == 1, conditions[0][row] == true {
          steps = [time]
        }
        guard steps.count == conditions.count, let first = steps.first else { continue }
        var result = call.dimensions.map { input.columns[$0].value(at: groups.firsts[group]) }
        result += steps.map { Timeline.value($0, type) }
        let duration = time.clampedAdding(-first)
        result.append(Timeline.value(duration, type == .datetime ? .timespan : type))
        rows.append(result)
        steps = []
      }
    }
    return (output, Batch(rows: rows, schema: output))
  }
}
