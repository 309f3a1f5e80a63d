import KQLPlan
import Tables

/// `active_users_count(id, timeline, start, end, lookback, period, periods, bin [, dimension, ...])`.
enum ActiveUsersCount: ActivityPlugin {
  static let name = "active_users_count"
  static let summary = "Ids that were active in some periods of a look-back window, for each bin."
  static let examples = [
    Example(
      """
      datatable(id: string, t: long)['a', 1, 'a', 2, 'b', 2]
      | evaluate active_users_count(id, t, 1, 4, 2, 1, 2, 4) | project dcount
      """,
      prints: "1"
    )
  ]
  static let results: [Schema.Field] = [.init("dcount", .long)]

  static func rows(
    _ call: Activity,
    _ group: ActivityGroup
  ) throws -> [(point: Int64, results: [ScalarValue])] {
    let lookback = try Timeline.step(call.constant(2))
    let period = try Timeline.step(call.constant(3))
    let wanted = max(1, try Timeline.point(call.constant(4)))
    let windows = try Windows(
      start: Timeline.point(call.constant(0)),
      end: Timeline.point(call.constant(1)),
      step: Timeline.step(call.constant(5))
    )
    var active: [Int: Set<Int>] = [:]
    // The last periods in which an id was active, within the look-back window.
    var recent: [Int: [Int64]] = [:]
    let reach = max(1, lookback / period)
    for event in group.events {
      let offset = event.time.clampedAdding(-windows.start)
      let number = Timeline.floor(offset, period)
      var periods = recent[event.id] ?? []
      if periods.last != number { periods.append(number) }
      periods.removeAll { $0 <= number.clampedAdding(-reach) }
      recent[event.id] = periods
      if periods.count >= wanted, let bin = windows.index(event.time) {
        active[bin, default: []].insert(event.id)
      }
    }
    return active.keys.sorted().map { bin in
      (windows.start(of: bin), [.long(Int64(active[bin]?.count ?? 0))])
    }
  }
}

/// `sliding_window_counts(id, timeline, start, end, lookback, bin [, dimension, ...])`.
enum SlidingWindowCounts: ActivityPlugin {
  static let name = "sliding_window_counts"
  static let summary = "Events and ids in a look-back window that ends with each bin."
  static let examples = [
    Example(
      """
      datatable(id: string, t: long)['a', 1, 'a', 2, 'b', 2]
      | evaluate sliding_window_counts(id, t, 2, 2, 2, 1) | project Count
      """,
      prints: "3"
    )
  ]
  static let results: [Schema.Field] = [.init("Count", .long), .init("Dcount", .long)]

  static func rows(
    _ call: Activity,
    _ group: ActivityGroup
  ) throws -> [(point: Int64, results: [ScalarValue])] {
    let lookback = try Timeline.step(call.constant(2))
    let windows = try Windows(
      start: Timeline.point(call.constant(0)),
      end: Timeline.point(call.constant(1)),
      step: Timeline.step(call.constant(3))
    )
    var moving = MovingWindow(group.events)
    var rows: [(point: Int64, results: [ScalarValue])] = []
    for index in 0..<windows.count {
      let end = windows.start(of: index).clampedAdding(windows.step)
      moving.move(from: end.clampedAdding(-lookback), to: end)
      guard moving.eventCount > 0 else { continue }
      rows.append(
        (
          windows.start(of: index),
          [.long(Int64(moving.eventCount)), .long(Int64(moving.idCount))]
        )
      )
    }
    return rows
  }
}

/// `session_count(id, timeline, start, end, bin, lookback [, dimension, ...])`.
enum SessionCount: ActivityPlugin {
  static let name = "session_count"
  static let summary = "Sessions that start in each bin; a session ends when an id pauses too long."
  static let examples = [
    Example(
      """
      datatable(id: string, t: long)['a', 1, 'a', 2, 'a', 8]
      | evaluate session_count(id, t, 1, 9, 10, 3) | project count_sessions
      """,
      prints: "2"
    )
  ]
  static let results: [Schema.Field] = [.init("count_sessions", .long)]

  static func rows(
    _ call: Activity,
    _ group: ActivityGroup
  ) throws -> [(point: Int64, results: [ScalarValue])] {
    let start = try Timeline.point(call.constant(0))
    let end = try Timeline.point(call.constant(1))
    let bin = try Timeline.step(call.constant(2))
    let pause = try Timeline.step(call.constant(3))
    var last: [Int: Int64] = [:]
    var counts: [Int64: Int64] = [:]
    for event in group.events where event.time >= start && event.time <= end {
      let isNew = last[event.id].map { event.time >= $0.clampedAdding(pause) } ?? true
      if isNew { counts[Timeline.floor(event.time, bin), default: 0] += 1 }
      last[event.id] = event.time
    }
    return counts.sorted { $0.key < $1.key }.map { number, count in
      (number.multipliedReportingOverflow(by: bin).partialValue, [.long(count)])
    }
  }
}
