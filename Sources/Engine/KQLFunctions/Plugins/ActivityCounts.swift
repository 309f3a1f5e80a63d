import KQLPlan
import Tables

/// `activity_counts_metrics(id, timeline, start, end, window [, dimension, ...])`.
enum ActivityCountsMetrics: ActivityPlugin {
  static let name = "activity_counts_metrics"
  static let summary = "Events, ids, new ids and all ids so far, for each window of time."
  static let examples = [
    Example(
      """
      datatable(id: string, t: long)['a', 1, 'b', 1, 'a', 2]
      | evaluate activity_counts_metrics(id, t, 1, 2, 1) | project dcount
      """,
      prints: "2"
    )
  ]
  static let results: [Schema.Field] = [
    .init("count", .long), .init("dcount", .long), .init("new_dcount", .long),
    .init("aggregated_dcount", .long),
  ]

  static func rows(
    _ call: Activity,
    _ group: ActivityGroup
  ) throws -> [(point: Int64, results: [ScalarValue])] {
    let step = try Timeline.step(call.constant(-1))
    let windows = try windows(call, group, lengths: 1, step: step)
    var known = Set<Int>()
    return Activity.split(group.events, windows).map { index, events in
      let ids = Set(events.map(\.id))
      let before = known.count
      known.formUnion(ids)
      return (
        windows.start(of: index),
        [events.count, ids.count, known.count - before, known.count].map { .long(Int64($0)) }
      )
    }
  }
}

/// `activity_metrics(id, timeline [, start, end], window [, dimension, ...])`.
enum ActivityMetrics: ActivityPlugin {
  static let name = "activity_metrics"
  static let summary = "Ids, new ids, and how many stayed or left since the window before."
  static let examples = [
    Example(
      """
      datatable(id: string, t: long)['a', 1, 'b', 1, 'a', 2]
      | evaluate activity_metrics(id, t, 1, 2, 1) | project retention_rate
      """,
      prints: "0.5"
    )
  ]
  static let results: [Schema.Field] = [
    .init("dcount_values", .long), .init("dcount_newvalues", .long),
    .init("retention_rate", .real), .init("churn_rate", .real),
  ]

  static func rows(
    _ call: Activity,
    _ group: ActivityGroup
  ) throws -> [(point: Int64, results: [ScalarValue])] {
    let step = try Timeline.step(call.constant(-1))
    let windows = try windows(call, group, lengths: 1, step: step)
    var rows: [(point: Int64, results: [ScalarValue])] = []
    var known = Set<Int>()
    var last: (index: Int, ids: Set<Int>)?
    for (index, events) in Activity.split(group.events, windows) {
      let ids = Set(events.map(\.id))
      let fresh = ids.subtracting(known).count
      known.formUnion(ids)
      // The first window has none to be compared with.
      if let last {
        let before = last.index == index - 1 ? last.ids : []
        let stayed = Double(ids.intersection(before).count)
        let rate = before.isEmpty ? 0 : stayed / Double(before.count)
        let churn = before.isEmpty ? 0 : (Double(before.count) - stayed) / Double(before.count)
        rows.append(
          (
            windows.start(of: index),
            [.long(Int64(ids.count)), .long(Int64(fresh)), .real(rate), .real(churn)]
          )
        )
      }
      last = (index, ids)
    }
    return rows
  }
}

/// `activity_engagement(id, timeline [, start, end], inner, outer [, dimension, ...])`.
enum ActivityEngagement: ActivityPlugin {
  static let name = "activity_engagement"
  static let summary = "The ratio of the ids in a short window to those in a long one."
  static let examples = [
    Example(
      """
      datatable(id: string, t: long)['a', 1, 'b', 1, 'a', 2]
      | evaluate activity_engagement(id, t, 1, 2, 1, 2)
      | where t == 2 | project activity_ratio
      """,
      prints: "0.5"
    )
  ]
  static let results: [Schema.Field] = [
    .init("dcount_activities_inner", .long), .init("dcount_activities_outer", .long),
    .init("activity_ratio", .real),
  ]

  static func rows(
    _ call: Activity,
    _ group: ActivityGroup
  ) throws -> [(point: Int64, results: [ScalarValue])] {
    let inner = try Timeline.step(call.constant(-2))
    let outer = try Timeline.step(call.constant(-1))
    let windows = try windows(call, group, lengths: 2, step: inner)
    let events = group.events.filter { $0.time >= windows.start && $0.time <= windows.end }
    var moving = MovingWindow(events)
    return Activity.split(events, windows).map { index, events in
      let start = windows.start(of: index)
      let end = start.clampedAdding(inner)
      moving.move(from: end.clampedAdding(-outer), to: end)
      let ids = Set(events.map(\.id)).count
      let all = max(moving.idCount, 1)
      return (
        start, [.long(Int64(ids)), .long(Int64(all)), .real(Double(ids) / Double(all))]
      )
    }
  }
}

extension Activity {
  /// The events of each window that has some, in the order of time.
  static func split(
    _ events: [ActivityGroup.Event],
    _ windows: Windows
  ) -> [(index: Int, events: [ActivityGroup.Event])] {
    var parts: [(index: Int, events: [ActivityGroup.Event])] = []
    for event in events {
      guard let index = windows.index(event.time) else { continue }
      if let last = parts.indices.last, parts[last].index == index {
        parts[last].events.append(event)
      } else {
        parts.append((index, [event]))
      }
    }
    return parts
  }
}
