import KQLPlan
import Tables

/// The rows of a table, in batches of moderate size.
struct ScanSource: PreparedSource {
  let plan: ScanPlan

  var isLarge: Bool { true }

  func open(_ run: Run) throws -> any BatchReader {
    if let external = plan.external { return SplittingReader(try run.tables.open(external)) }
    guard !plan.unread.isEmpty else {
      return SplittingReader(try run.tables.open(plan.table, columns: plan.columns))
    }
    let read = plan.columns.indices.filter { !plan.unread.contains($0) }
    let source = try run.tables.open(plan.table, columns: read.map { plan.columns[$0] })
    return SparseReader(SplittingReader(source), schema: plan.schema, read: read)
  }
}

/// Puts columns that are not read back to their places, with one value for all rows.
private final class SparseReader: BatchReader {
  private let source: any BatchReader
  private let fillers: [ScalarValue]
  private let read: [Int]
  private var isPassing = false

  init(_ source: any BatchReader, schema: Schema, read: [Int]) {
    self.source = source
    self.read = read
    fillers = schema.fields.map { SparseReader.filler($0.type) }
  }

  func apply(_ work: @escaping @Sendable (Batch) throws -> Batch?) -> Bool {
    isPassing = source.apply { [fillers, read] in try work(Self.filled($0, fillers, read)) }
    return isPassing
  }

  func next() throws -> Batch? {
    guard let batch = try source.next() else { return nil }
    return isPassing ? batch : Self.filled(batch, fillers, read)
  }

  private static func filled(_ batch: Batch, _ fillers: [ScalarValue], _ read: [Int]) -> Batch {
    var columns = fillers.map { Column($0, count: batch.count) }
    for (position, column) in zip(read, batch.columns) { columns[position] = column }
    return Batch(columns: columns, count: batch.count)
  }

  /// A value that is not null, where there is one: rows that all have a value are moved faster.
  private static func filler(_ type: ScalarType) -> ScalarValue {
    switch type {
    case .bool: .bool(false)
    case .int: .int(0)
    case .long: .long(0)
    case .real: .real(0)
    case .decimal: .decimal(.zero)
    case .string: .string("")
    case .datetime: .datetime(0)
    case .timespan: .timespan(0)
    case .guid: .guid(GUID(high: 0, low: 0))
    case .dynamic: .dynamic(.null)
    }
  }
}
