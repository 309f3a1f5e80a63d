import KQLPlan
import Tables

/// Row loops over arguments of any storage: one row is computed when all arguments are constants.
enum Rows {
  /// Calls `body` with how many rows to compute and repeats the one row of constant arguments.
  @inline(__always)
  static func compute(
    _ arguments: [Column],
    _ count: Int,
    _ body: (Int) throws -> Column
  ) rethrows -> Column {
    guard count > 1, arguments.allSatisfy(\.isConstant) else { return try body(count) }
    return try body(1).repeated(count)
  }

  /// Fixed-width results, a nil is a null.
  @inline(__always)
  static func fixed<Element>(
    _ arguments: [Column],
    _ count: Int,
    nullValue: Element,
    _ wrap: (FixedWidth<Element>) -> Column,
    _ body: (Int) throws -> Element?
  ) rethrows -> Column {
    try compute(arguments, count) { rows in
      var builder = FixedBuilder<Element>(nullValue: nullValue, capacity: rows)
      for row in 0..<rows { builder.append(try body(row) as Element?) }
      return wrap(builder.finish())
    }
  }

  static func bools(
    _ arguments: [Column],
    _ count: Int,
    _ body: (Int) throws -> Bool?
  ) rethrows -> Column {
    try fixed(arguments, count, nullValue: false, { .bool($0) }, body)
  }

  static func longs(
    _ arguments: [Column],
    _ count: Int,
    _ body: (Int) throws -> Int64?
  ) rethrows -> Column {
    try fixed(arguments, count, nullValue: 0, { .long($0) }, body)
  }

  static func reals(
    _ arguments: [Column],
    _ count: Int,
    _ body: (Int) throws -> Double?
  ) rethrows -> Column {
    try fixed(arguments, count, nullValue: 0, { .real($0) }, body)
  }

  static func datetimes(
    _ arguments: [Column],
    _ count: Int,
    _ body: (Int) throws -> Int64?
  ) rethrows -> Column {
    try fixed(arguments, count, nullValue: 0, { .datetime($0) }, body)
  }

  static func timespans(
    _ arguments: [Column],
    _ count: Int,
    _ body: (Int) throws -> Int64?
  ) rethrows -> Column {
    try fixed(arguments, count, nullValue: 0, { .timespan($0) }, body)
  }

  /// String results; `body` writes a row and the row is ended for it.
  static func strings(
    _ arguments: [Column],
    _ count: Int,
    _ body: (Int, inout StringBuilder) throws -> Void
  ) rethrows -> Column {
    try compute(arguments, count) { rows in
      var builder = StringBuilder(capacity: rows)
      for row in 0..<rows {
        try body(row, &builder)
        builder.endRow()
      }
      return .string(builder.finish())
    }
  }

  /// Dynamic results; `body` writes the encoded form and the row is ended for it.
  static func dynamics(
    _ arguments: [Column],
    _ count: Int,
    _ body: (Int, inout DynamicBuilder) throws -> Void
  ) rethrows -> Column {
    try compute(arguments, count) { rows in
      var builder = DynamicBuilder(capacity: rows)
      for row in 0..<rows {
        try body(row, &builder)
        builder.endRow()
      }
      return .dynamic(builder.finish())
    }
  }
}
