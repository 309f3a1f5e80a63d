import Diagnostics
import KQLExecutor
import KQLPlan
import Tables

/// Small tables and calls out of which the tests of the executor build plans by hand.
enum Hand {
  static let span = SourceSpan(0, 0)

  /// A column of longs; nil is a null.
  static func longs(_ values: [Int64?]) -> [ScalarValue] {
    values.map { $0.map { .long($0) } ?? .null(.long) }
  }

  /// A plan of rows that a query holds.
  static func rows(_ fields: [(String, ScalarType)], _ rows: [[ScalarValue]]) -> LogicalPlan {
    let schema = Schema(fields.map { .init($0.0, $0.1) })
    let table = MemoryTable(schema: schema, rows: rows)
    let batch = table.batches.first ?? Batch(emptyOf: schema)
    return .values(ValuesPlan(batch: batch, schema: schema))
  }

  static func column(_ index: Int, _ type: ScalarType = .long) -> BoundExpression {
    .column(index, type)
  }

  static func literal(_ value: Int64) -> BoundExpression { .literal(.long(value)) }

  /// A call of a function of two longs, null where either is.
  static func call(
    _ left: BoundExpression,
    _ right: BoundExpression,
    _ body: @escaping @Sendable (Int64, Int64) -> Int64
  ) -> BoundExpression {
    .call(
      BoundCall(
        name: "f",
        kind: .pure,
        overload: Overload([.long, .long], returns: .long) { arguments, count, _ in
          guard case .long(let a) = arguments[0], case .long(let b) = arguments[1] else {
            throw QueryFailure("not longs")
          }
          return .long(zip(a, b, count: count, body))
        },
        arguments: [left, right],
        type: .long,
        span: span
      )
    )
  }

  /// A comparison of two longs, null where either is.
  static func test(
    _ left: BoundExpression,
    _ right: BoundExpression,
    _ body: @escaping @Sendable (Int64, Int64) -> Bool
  ) -> BoundExpression {
    .call(
      BoundCall(
        name: "p",
        kind: .pure,
        overload: Overload([.long, .long], returns: .bool) { arguments, count, _ in
          guard case .long(let a) = arguments[0], case .long(let b) = arguments[1] else {
            throw QueryFailure("not longs")
          }
          return .bool(zip(a, b, count: count, body))
        },
        arguments: [left, right],
        type: .bool,
        span: span
      )
    )
  }

  /// The sum of a column of longs.
  static func sum(_ argument: BoundExpression, named name: String = "sum") -> AggregateCall {
    AggregateCall(
      name: "sum",
      overload: AggregateOverload([.long], returns: .type(.long)) { _, _ in SumOfLongs() },
      arguments: [argument],
      infos: [ArgumentInfo(type: .long)],
      outputs: [.init(name, .long)],
      span: span
    )
  }

  /// Runs a plan and gives its rows as text, values separated by spaces.
  static func run(
    _ plan: LogicalPlan,
    over tables: MemoryTables = MemoryTables(),
    limits: QueryLimits = QueryLimits()
  ) throws -> [String] {
    let context = QueryContext(now: 0, seed: 1, limits: limits)
    let batch = try VectorBackend().run(plan, over: tables, context: context)
    return (0..<batch.count).map { row in
      batch.row(row).map(text).joined(separator: " ")
    }
  }

  private static func text(_ value: ScalarValue) -> String {
    switch value {
    case .null, .dynamic(.null): "null"
    case .bool(let value): "\(value)"
    case .int(let value): "\(value)"
    case .long(let value): "\(value)"
    case .real(let value): "\(value)"
    case .decimal(let value): "\(value)"
    case .string(let value): "'\(value)'"
    case .datetime(let value): Ticks.text(datetime: value)
    case .timespan(let value): Ticks.text(timespan: value)
    case .guid(let value): "\(value)"
    case .dynamic(let value): text(value)
    }
  }

  private static func text(_ value: DynamicValue) -> String {
    switch value {
    case .array(let items): "[" + items.map(text).joined(separator: ",") + "]"
    case .bag(let entries):
      "{" + entries.map { $0.key + ":" + text($0.value) }.joined(separator: ",") + "}"
    case .null: "null"
    case .bool(let value): "\(value)"
    case .long(let value): "\(value)"
    case .real(let value): "\(value)"
    case .decimal(let value): "\(value)"
    case .string(let value): "'\(value)'"
    case .datetime(let value): Ticks.text(datetime: value)
    case .timespan(let value): Ticks.text(timespan: value)
    case .guid(let value): "\(value)"
    }
  }
}

/// A sum that skips nulls.
private final class SumOfLongs: Accumulator {
  private var sums = ContiguousArray<Int64>()

  func grow(to groups: Int) {
    while sums.count < groups { sums.append(0) }
  }

  func add(_ arguments: [Column], groups: ContiguousArray<Int>) throws {
    guard case .long(let column) = arguments[0] else { throw QueryFailure("not longs") }
    for (row, group) in groups.enumerated() { sums[group] &+= column[row] ?? 0 }
  }

  func merge(_ other: any Accumulator, groups: ContiguousArray<Int>) throws {
    guard let other = other as? SumOfLongs else { throw QueryFailure("not a sum") }
    for (index, group) in groups.enumerated() { sums[group] &+= other.sums[index] }
  }

  func finish() -> [Column] { [.long(FixedWidth(sums))] }
}
