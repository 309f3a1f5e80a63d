public import Tables

/// Tables whose `Timestamp` can also be called `TimeGenerated`.
///
/// A workspace that keeps the tables of Defender XDR adds the time at which it took an event in,
/// and queries written for it use that column; an export of Defender XDR does not have it.
public struct IngestionTime: TableProvider {
  /// The name of the added column.
  public static let column = "TimeGenerated"
  private let base: any TableProvider

  /// Adds the column where it is missing.
  public init(_ base: any TableProvider) { self.base = base }

  /// The names of the tables.
  public var tableNames: [String] { base.tableNames }

  /// The names of the tables without rows.
  public var describedNames: [String] { base.describedNames }

  /// The columns of a table.
  public func schema(of table: String) -> Schema? {
    guard let schema = base.schema(of: table), source(in: schema) != nil else {
      return base.schema(of: table)
    }
    return Schema(schema.fields + [.init(Self.column, .datetime)])
  }

  /// A reader over a table.
  public func open(_ table: String, columns: [Int]) throws -> any BatchReader {
    guard let schema = base.schema(of: table), let source = source(in: schema) else {
      return try base.open(table, columns: columns)
    }
    return try base.open(table, columns: columns.map { $0 == schema.count ? source : $0 })
  }

  /// A reader over rows that a query says where to find.
  public func open(_ source: ExternalSource) throws -> any BatchReader { try base.open(source) }

  /// What is known of a function.
  public func serviceFunction(named name: String) -> ServiceFunction? {
    base.serviceFunction(named: name)
  }

  /// The position of the column that stands in.
  private func source(in schema: Schema) -> Int? {
    guard schema.index(of: Self.column) == nil, let index = schema.index(of: "Timestamp"),
      schema.fields[index].type == .datetime
    else { return nil }
    return index
  }
}
