import KQLPlan
import Tables

/// Takes columns out of a text of keys and values.
struct ParseKeyValuesOperator: PreparedOperator {
  fileprivate let source: Evaluator
  fileprivate let keys: [KeyValueColumn]
  fileprivate let reader: any KeyValueReader
  fileprivate let conversions: TextConversions
  fileprivate let columnCount: Int

  var isStateless: Bool { source.isRowwise }
  var isHeavy: Bool { true }

  init(_ plan: ParseKeyValuesPlan, _ run: Run) throws {
    source = try run.prepare(plan.source)
    keys = plan.keys
    reader =
      if let regex = plan.options.regex {
        try RegexPairs(regex)
      } else if plan.options.pairDelimiter.isEmpty || plan.options.keyValueDelimiter.isEmpty {
        WordPairs(quotes: plan.options.quotes, escape: plan.options.escape)
      } else {
        DelimitedPairs(plan.options)
      }
    conversions = TextConversions(plan.conversions, run.context)
    columnCount = plan.schema.count
  }

  func start(_ run: Run) -> any Stage { ParseKeyValuesStage(plan: self) }
}

/// A way of telling keys and values apart.
protocol KeyValueReader: Sendable {
  /// Calls `body` with each key and its value, in order.
  func read(
    _ text: Span<UInt8>,
    _ body: (_ key: ContiguousArray<UInt8>, _ value: ContiguousArray<UInt8>) -> Void
  )
}

private final class ParseKeyValuesStage: Stage {
  private let plan: ParseKeyValuesOperator
  private let positions: [ContiguousArray<UInt8>: Int]
  private var ready: Batch?

  init(plan: ParseKeyValuesOperator) {
    self.plan = plan
    var positions: [ContiguousArray<UInt8>: Int] = [:]
    for (index, key) in plan.keys.enumerated() { positions[ContiguousArray(key.key.utf8)] = index }
    self.positions = positions
  }

  func give() -> Batch? {
    defer { ready = nil }
    return ready
  }

  func take(_ batch: Batch) throws {
    guard case .string(let texts) = try plan.source.evaluate(batch) else {
      throw QueryFailure("parse-kv needs a string")
    }
    var builders = plan.keys.map { _ in StringBuilder(capacity: batch.count) }
    let bytes = texts.rows.bytes.span
    for row in 0..<batch.count {
      var found = [ContiguousArray<UInt8>?](repeating: nil, count: builders.count)
      plan.reader.read(bytes.extracting(texts.rows.range(at: row).range)) { key, value in
        // Of equal keys the first counts.
        if let index = positions[key], found[index] == nil { found[index] = value }
      }
      for index in builders.indices {
        if let value = found[index] {
          builders[index].append(utf8: value.span)
        } else {
          builders[index].appendEmpty()
        }
      }
    }
    var columns = batch.columns
    while columns.count < plan.columnCount { columns.append(Column(nulls: batch.count, of: .bool)) }
    for (index, key) in plan.keys.enumerated() {
      columns[key.output] = try plan.conversions.convert(builders[index].finish(), to: key.type)
    }
    ready = Batch(columns: columns, count: batch.count)
  }
}
