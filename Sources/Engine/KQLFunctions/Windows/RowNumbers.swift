import KQLPlan
import Tables

/// `row_number(start, restart)`.
enum RowNumber: ScalarFunction {
  static let name = "row_number"
  static let summary = "The number of a row, from a start, anew after each restart."
  static let kind = FunctionKind.window
  static let overloads = [
    Overload([], returns: .long) { _, n, _ in numbers(1, nil, n) },
    Overload([.long], returns: .long) { a, n, _ in numbers(a[0].constantLong ?? 1, nil, n) },
    Overload([.long, .bool], returns: .long) { a, n, _ in
      numbers(a[0].constantLong ?? 1, a[1].bools, n)
    },
  ]
  static let examples = [
    Example("range x from 5 to 6 step 1 | extend n = row_number() | project n", prints: "1")
  ]

  private static func numbers(
    _ start: Int64,
    _ restart: FixedWidth<Bool>?,
    _ count: Int
  ) -> Column {
    var values = ContiguousArray<Int64>()
    values.reserveCapacity(count)
    var next = start
    for row in 0..<count {
      if restart?[row] == true { next = start }
      values.append(next)
      next &+= 1
    }
    return .long(FixedWidth(values))
  }
}

/// `row_cumsum(x, restart)`.
enum RowCumulativeSum: ScalarFunction {
  static let name = "row_cumsum"
  static let summary = "The sum of a column up to the row, anew after each restart."
  static let kind = FunctionKind.window
  static let overloads: [Overload] = [
    Overload([.int], returns: .long) { a, n, _ in sums(a[0].ints.map { Int64($0) }, nil, n) },
    Overload([.long], returns: .long) { a, n, _ in sums(a[0].longs, nil, n) },
    Overload([.real], returns: .real) { a, n, _ in sums(a[0].reals, nil, n) },
    Overload([.timespan], returns: .timespan) { a, n, _ in
      .timespan(sums(a[0].longs, nil, n).longs)
    },
    Overload([.int, .bool], returns: .long) { a, n, _ in
      sums(a[0].ints.map { Int64($0) }, a[1].bools, n)
    },
    Overload([.long, .bool], returns: .long) { a, n, _ in sums(a[0].longs, a[1].bools, n) },
    Overload([.real, .bool], returns: .real) { a, n, _ in sums(a[0].reals, a[1].bools, n) },
    Overload([.timespan, .bool], returns: .timespan) { a, n, _ in
      .timespan(sums(a[0].longs, a[1].bools, n).longs)
    },
  ]
  static let examples = [
    Example(
      "range x from 1 to 3 step 1 | extend s = row_cumsum(x) | where x == 3 | project s",
      prints: "6"
    )
  ]

  private static func sums(
    _ column: FixedWidth<Int64>,
    _ restart: FixedWidth<Bool>?,
    _ count: Int
  ) -> Column {
    .long(FixedWidth(running(column, restart, count, 0) { $0 &+ $1 }))
  }

  private static func sums(
    _ column: FixedWidth<Double>,
    _ restart: FixedWidth<Bool>?,
    _ count: Int
  ) -> Column {
    .real(FixedWidth(running(column, restart, count, 0) { $0 + $1 }))
  }

  private static func running<Element>(
    _ column: FixedWidth<Element>,
    _ restart: FixedWidth<Bool>?,
    _ count: Int,
    _ zero: Element,
    _ add: (Element, Element) -> Element
  ) -> ContiguousArray<Element> {
    var values = ContiguousArray<Element>()
    values.reserveCapacity(count)
    var sum = zero
    for row in 0..<count {
      if restart?[row] == true { sum = zero }
      if let value = column[row] { sum = add(sum, value) }
      values.append(sum)
    }
    return values
  }
}

/// `row_rank_dense(x, restart)` and `row_rank_min(x, restart)` over sorted rows.
protocol RankFunction: ScalarFunction {
  /// Whether the next rank counts all rows before it rather than the different values.
  static var countsRows: Bool { get }
}

extension RankFunction {
  static var kind: FunctionKind { .window }

  static var overloads: [Overload] {
    [
      Overload([.any], returns: .long) { a, n, _ in ranks(a[0], nil, n) },
      Overload([.any, .bool], returns: .long) { a, n, _ in ranks(a[0], a[1].bools, n) },
    ]
  }

  private static func ranks(
    _ column: Column,
    _ restart: FixedWidth<Bool>?,
    _ count: Int
  ) -> Column {
    var values = ContiguousArray<Int64>()
    values.reserveCapacity(count)
    var rank: Int64 = 0
    var position: Int64 = 0
    for row in 0..<count {
      if restart?[row] == true {
        rank = 0
        position = 0
      }
      position += 1
      let isNew =
        position == 1 || column.isValid(row) != column.isValid(row - 1)
        || (column.isValid(row) && CellOrder.compare(column, row, column, row - 1) != 0)
      if isNew { rank = countsRows ? position : rank + 1 }
      values.append(rank)
    }
    return .long(FixedWidth(values))
  }
}

enum RowRankDense: RankFunction {
  static let name = "row_rank_dense"
  static let summary = "The rank of a row's value among the different values so far."
  static let countsRows = false
  static let examples = [
    Example(
      "datatable(x:long)[5, 5, 9] | serialize r = row_rank_dense(x) | where x == 9 | project r",
      prints: "2"
    )
  ]
}

enum RowRankMin: RankFunction {
  static let name = "row_rank_min"
  static let summary = "The rank of a row's value, where equal values leave a gap after them."
  static let countsRows = true
  static let examples = [
    Example(
      "datatable(x:long)[5, 5, 9] | serialize r = row_rank_min(x) | where x == 9 | project r",
      prints: "3"
    )
  ]
}

/// `row_window_session(time, max from first, max between neighbours, restart)`.
enum RowWindowSession: ScalarFunction {
  static let name = "row_window_session"
  static let summary = "The start of the session that a row's time belongs to."
  static let kind = FunctionKind.window
  static let overloads = [
    Overload([.datetime, .timespan, .timespan], returns: .datetime) { a, n, _ in
      sessions(a, nil, n)
    },
    Overload([.datetime, .timespan, .timespan, .bool], returns: .datetime) { a, n, _ in
      sessions(a, a[3].bools, n)
    },
  ]
  static let examples = [
    Example(
      "print t = datetime(2020-01-01) | serialize s = row_window_session(t, 1h, 5m) | project s",
      prints: "2020-01-01T00:00:00.0000000Z"
    )
  ]

  private static func sessions(
    _ arguments: [Column],
    _ restart: FixedWidth<Bool>?,
    _ count: Int
  ) -> Column {
    let times = arguments[0].longs
    let fromFirst = arguments[1].constantLongValue ?? .max
    let between = arguments[2].constantLongValue ?? .max
    var builder = FixedBuilder<Int64>(nullValue: 0, capacity: count)
    var start: Int64?
    var last: Int64 = 0
    for row in 0..<count {
      guard let time = times[row] else {
        builder.appendNull()
        continue
      }
      if let first = start, restart?[row] != true, time &- first <= fromFirst,
        time &- last <= between
      {
        builder.append(first)
      } else {
        start = time
        builder.append(time)
      }
      last = time
    }
    return .datetime(builder.finish())
  }
}

extension Column {
  /// The first value of a 64-bit column.
  fileprivate var constantLongValue: Int64? { count > 0 ? longs[0] : nil }
}
