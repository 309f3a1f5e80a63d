import KQLBinder

/// A property below a column of dynamic values.
public struct PropertyPath: Sendable, Hashable, Comparable {
  /// The table.
  public let table: String
  /// The column.
  public let column: String
  /// The names from the column's value down; elements of arrays on the way have none.
  public let names: [String]

  /// Creates a path.
  public init(table: String, column: String, names: [String]) {
    self.table = table
    self.column = column
    self.names = names
  }

  /// The names from the column down.
  public var path: [String] { [column] + names }

  /// By table, then by path.
  public static func < (left: Self, right: Self) -> Bool {
    left.table != right.table
      ? left.table < right.table : left.path.lexicographicallyPrecedes(right.path)
  }

  func appending(_ name: String) -> Self {
    PropertyPath(table: table, column: column, names: names + [name])
  }
}

extension PreparedQuery {
  /// The properties below the tables' columns that the query looks at.
  ///
  /// One of each group has to be there: the others are what it is called elsewhere.
  ///
  /// Properties whose names are computed, and those of values that the query makes itself, are not
  /// among them.
  public var propertyPaths: [[PropertyPath]] {
    var tracer = PathTracer()
    for statement in statements { _ = tracer.columns(of: statement.plan, depth: 0) }
    return tracer.groups
  }
}
