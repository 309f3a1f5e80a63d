/// The scalar types of the Kusto Query Language.
///
/// Source: Kusto documentation, "Scalar data types".
public enum ScalarType: String, Sendable, Hashable, CaseIterable {
  case bool
  case int
  case long
  case real
  case decimal
  case string
  case datetime
  case timespan
  case guid
  case dynamic

  /// Whether arithmetic applies to it: int, long, real and decimal.
  @inlinable
  public var isNumeric: Bool {
    switch self {
    case .int, .long, .real, .decimal: true
    default: false
    }
  }

  /// Reads a type name in any of its documented spellings (`double`, `date`, `time`, `uuid`, ...).
  public init?(name: String) {
    switch name.lowercased() {
    case "bool", "boolean": self = .bool
    case "int", "int32": self = .int
    case "long", "int64": self = .long
    case "real", "double": self = .real
    case "decimal": self = .decimal
    case "string": self = .string
    case "datetime", "date": self = .datetime
    case "timespan", "time": self = .timespan
    case "guid", "uuid", "uniqueid": self = .guid
    case "dynamic", "object": self = .dynamic
    default: return nil
    }
  }
}
