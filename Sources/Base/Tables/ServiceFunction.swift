/// A function that gives rows and that only a service can answer, as far as it is documented.
public struct ServiceFunction: Sendable, Hashable {
  /// Its name.
  public let name: String
  /// Whether it adds its columns to rows that are handed to it; otherwise it gives rows of its own.
  public let takesRows: Bool
  /// The columns by which a row and an answer belong together, the usual one first.
  public let keys: [String]
  /// The columns of an answer.
  public let schema: Schema

  /// Creates a function.
  public init(name: String, takesRows: Bool, keys: [String], schema: Schema) {
    self.name = name
    self.takesRows = takesRows
    self.keys = keys
    self.schema = schema
  }
}
