/// Some rows of a table, column by column.
public struct Batch: Sendable {
  /// The columns, all of `count` rows.
  public var columns: [Column]
  /// How many rows there are.
  public var count: Int

  /// Creates a batch.
  public init(columns: [Column], count: Int) {
    self.columns = columns
    self.count = count
  }

  /// A batch without rows.
  public init(emptyOf schema: Schema) {
    self.init(columns: schema.fields.map { Column(nulls: 0, of: $0.type) }, count: 0)
  }

  /// The rows at `indices`, in that order; a negative index gives a row of nulls.
  public func gather(_ indices: ContiguousArray<Int>) -> Batch {
    Batch(columns: columns.map { $0.gather(indices) }, count: indices.count)
  }

  /// A run of rows; the range is clamped to the rows there are.
  public func slice(_ range: Range<Int>) -> Batch {
    let clamped = range.clamped(to: 0..<count)
    guard clamped != 0..<count else { return self }
    return Batch(columns: columns.map { $0.slice(clamped) }, count: clamped.count)
  }

  /// All rows of several batches of one schema.
  public static func concatenate(_ batches: [Batch], schema: Schema) -> Batch {
    if batches.count == 1 { return batches[0] }
    let total = batches.reduce(0) { $0 + $1.count }
    let columns = schema.fields.indices.map { index in
      Column.concatenate(batches.map { $0.columns[index] }, type: schema.fields[index].type)
    }
    return Batch(columns: columns, count: total)
  }

  /// One row as values.
  public func row(_ index: Int) -> [ScalarValue] { columns.map { $0.value(at: index) } }
}
