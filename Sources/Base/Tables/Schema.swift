/// The name and type of every column of a table or of an operator's output.
public struct Schema: Sendable, Hashable {
  /// One column's name and type.
  public struct Field: Sendable, Hashable {
    /// Its name.
    public let name: String
    /// Its type.
    public let type: ScalarType

    /// Creates a field.
    public init(_ name: String, _ type: ScalarType) {
      self.name = name
      self.type = type
    }
  }

  /// The fields in order.
  public let fields: [Field]

  /// Creates a schema.
  public init(_ fields: [Field]) {
    self.fields = fields
  }

  /// How many columns there are.
  public var count: Int { fields.count }

  /// The position of a column by its exact name.
  public func index(of name: String) -> Int? {
    fields.firstIndex { $0.name == name }
  }
}
