/// Where tables come from.
public protocol TableProvider: Sendable {
  /// The names of all tables, sorted.
  var tableNames: [String] { get }
  /// The names of tables whose columns are known though there are no rows of them, sorted.
  ///
  /// They can be named; a wildcard finds them only where it finds no other table.
  var describedNames: [String] { get }
  /// The columns of a table, or nil when there is none of that exact name.
  func schema(of table: String) -> Schema?
  /// A reader over the rows of a table, of the given columns only and in that order.
  func open(_ table: String, columns: [Int]) throws -> any BatchReader
  /// A reader over rows that a query itself says where to find.
  func open(_ source: ExternalSource) throws -> any BatchReader
  /// What is known of a function that a service answers, or nil when there is none of the name.
  func serviceFunction(named name: String) -> ServiceFunction?
}

extension TableProvider {
  /// None.
  public var describedNames: [String] { [] }

  /// Refuses.
  public func open(_ source: ExternalSource) throws -> any BatchReader {
    throw ExternalSourceError(message: "externaldata cannot be read here")
  }

  /// None.
  public func serviceFunction(named name: String) -> ServiceFunction? { nil }
}

/// Hands out the rows of a table, batch by batch.
public protocol BatchReader: AnyObject {
  /// The next rows, or nil after the last ones. Batches may be of any size, none is empty.
  func next() throws -> Batch?
  /// Has each batch worked on where it is made, by whatever thread, from now on: `next` gives what
  /// comes of them, in their order. False when this reader makes its batches on no other threads.
  func apply(_ work: @escaping @Sendable (Batch) throws -> Batch?) -> Bool
}

extension BatchReader {
  /// Declines.
  public func apply(_ work: @escaping @Sendable (Batch) throws -> Batch?) -> Bool { false }
}

/// A table whose rows are in memory.
public struct MemoryTable: Sendable {
  /// Its columns.
  public let schema: Schema
  /// Its rows.
  public let batches: [Batch]

  /// Creates a table.
  public init(schema: Schema, batches: [Batch]) {
    self.schema = schema
    self.batches = batches
  }

  /// Creates a table out of rows of values; a value of another type than its column is a null.
  public init(schema: Schema, rows: [[ScalarValue]]) {
    var builders = schema.fields.map { ColumnBuilder($0.type, capacity: rows.count) }
    for row in rows {
      for index in builders.indices {
        builders[index].append(index < row.count ? row[index] : .null(builders[index].type))
      }
    }
    let columns = builders.map { $0.finish() }
    self.init(
      schema: schema,
      batches: rows.isEmpty ? [] : [Batch(columns: columns, count: rows.count)]
    )
  }

  /// A reader over some of the columns.
  public func reader(columns: [Int]) -> any BatchReader {
    MemoryReader(batches: batches, columns: columns)
  }
}

/// Tables in memory, by name.
public struct MemoryTables: TableProvider {
  /// The tables.
  public var tables: [String: MemoryTable]

  /// Creates a provider.
  public init(_ tables: [String: MemoryTable] = [:]) {
    self.tables = tables
  }

  /// The names, sorted.
  public var tableNames: [String] { tables.keys.sorted() }

  /// The columns of a table.
  public func schema(of table: String) -> Schema? { tables[table]?.schema }

  /// A reader over a table; a table that is not there has no rows.
  public func open(_ table: String, columns: [Int]) throws -> any BatchReader {
    tables[table]?.reader(columns: columns) ?? MemoryReader(batches: [], columns: columns)
  }
}

/// Reads batches that are there already.
public final class MemoryReader: BatchReader {
  private let batches: [Batch]
  private let columns: [Int]?
  private var position = 0

  /// Creates a reader over batches; `columns` nil takes all of them.
  public init(batches: [Batch], columns: [Int]? = nil) {
    self.batches = batches
    self.columns = columns
  }

  /// The next batch.
  public func next() throws -> Batch? {
    while position < batches.count {
      let batch = batches[position]
      position += 1
      guard batch.count > 0 else { continue }
      guard let columns else { return batch }
      return Batch(columns: columns.map { batch.columns[$0] }, count: batch.count)
    }
    return nil
  }
}
