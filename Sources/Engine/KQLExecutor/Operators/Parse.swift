import KQLPlan
import Tables

/// Takes columns out of a text by a pattern.
struct ParseOperator: PreparedOperator {
  fileprivate struct Target: Sendable {
    let output: Int
    let type: ScalarType
  }

  fileprivate let source: Evaluator
  fileprivate let matcher: any TextPattern
  fileprivate let targets: [Target]
  fileprivate let isRelaxed: Bool
  fileprivate let dropsUnmatched: Bool
  fileprivate let conversions: TextConversions
  fileprivate let columnCount: Int

  var isStateless: Bool { source.isRowwise }
  var isHeavy: Bool { true }

  init(_ plan: ParsePlan, _ run: Run) throws {
    source = try run.prepare(plan.source)
    matcher =
      switch plan.kind {
      case .simple, .relaxed: PlainPattern(plan.pieces)
      case .regex: try RegexPattern(plan.pieces, flags: plan.flags)
      }
    targets = plan.pieces.compactMap { piece in
      guard case .column(let output, let type) = piece else { return nil }
      return Target(output: output, type: type)
    }
    isRelaxed = plan.kind == .relaxed
    dropsUnmatched = plan.dropsUnmatched
    conversions = TextConversions(plan.conversions, run.context)
    columnCount = plan.schema.count
  }

  func start(_ run: Run) -> any Stage { ParseStage(plan: self) }
}

/// A pattern that texts are matched with.
protocol TextPattern: Sendable {
  /// Appends where the text of each column piece lies, or nothing when the text does not match.
  func match(_ text: Span<UInt8>, into parts: inout [Range<Int>]) -> Bool
}

private final class ParseStage: Stage {
  private let plan: ParseOperator
  private var ready: Batch?

  init(plan: ParseOperator) { self.plan = plan }

  func give() -> Batch? {
    defer { ready = nil }
    return ready
  }

  func take(_ batch: Batch) throws {
    guard case .string(let texts) = try plan.source.evaluate(batch) else {
      throw QueryFailure("parse needs a string")
    }
    let found = match(texts, count: batch.count)
    var matched = found.matched
    var values = try plan.targets.indices.map { index in
      let rows = ByteRanges(bytes: texts.rows.bytes, ranges: found.parts[index])
      return try plan.conversions.convert(
        StringColumn(rows: rows),
        to: plan.targets[index].type
      )
    }
    if !plan.isRelaxed {
      for column in values {
        for row in 0..<batch.count where !column.isValid(row) { matched[row] = false }
      }
    }
    if matched.contains(false) {
      let rows = ContiguousArray((0..<batch.count).map { matched[$0] ? $0 : -1 })
      values = values.map { $0.gather(rows) }
    }
    let output = combine(batch, values)
    guard plan.dropsUnmatched else {
      ready = output
      return
    }
    switch FixedWidth(matched).trueRows {
    case .all: ready = output
    case .none: ready = nil
    case .rows(let rows): ready = output.gather(rows)
    }
  }

  private func match(
    _ texts: StringColumn,
    count: Int
  ) -> (parts: [ContiguousArray<ByteRange>], matched: ContiguousArray<Bool>) {
    var parts = plan.targets.map { _ in ContiguousArray<ByteRange>() }
    var matched = ContiguousArray<Bool>()
    let bytes = texts.rows.bytes.span
    var found: [Range<Int>] = []
    for row in 0..<count {
      let range = texts.rows.range(at: row)
      found.removeAll(keepingCapacity: true)
      let isMatch = plan.matcher.match(bytes.extracting(range.range), into: &found)
      matched.append(isMatch && found.count == parts.count)
      for index in parts.indices {
        let part = isMatch && index < found.count ? found[index] : 0..<0
        parts[index].append(
          ByteRange(offset: range.offset + part.lowerBound, count: part.count)
        )
      }
    }
    return (parts, matched)
  }

  private func combine(_ batch: Batch, _ values: [Column]) -> Batch {
    var columns = batch.columns
    while columns.count < plan.columnCount { columns.append(Column(nulls: batch.count, of: .bool)) }
    for (target, column) in Swift.zip(plan.targets, values) { columns[target.output] = column }
    return Batch(columns: columns, count: batch.count)
  }
}
