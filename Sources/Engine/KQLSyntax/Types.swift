public import Diagnostics

/// A scalar type, whichever of its spellings the query uses.
public enum TypeKeyword: String, Sendable, Hashable, CaseIterable {
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

  /// The type that a spelling stands for: `double` is `real`, `date` is `datetime`.
  public init?(spelling: String) {
    switch spelling {
    case "bool", "boolean": self = .bool
    case "int", "int32", "int16", "int8", "uint", "uint8", "uint16", "uint32": self = .int
    case "long", "int64", "ulong", "uint64": self = .long
    case "real", "double", "float": self = .real
    case "decimal": self = .decimal
    case "string": self = .string
    case "datetime", "date": self = .datetime
    case "timespan", "time": self = .timespan
    case "guid", "uuid", "uniqueid": self = .guid
    case "dynamic": self = .dynamic
    default: return nil
    }
  }
}

/// A type as written, such as `long`.
public struct TypeSyntax: Sendable, Hashable {
  /// The type.
  public var keyword: TypeKeyword
  /// Where it stands.
  public var span: SourceSpan

  /// Creates the node.
  public init(keyword: TypeKeyword, span: SourceSpan) {
    self.keyword = keyword
    self.span = span
  }
}

/// A column and its type, `Name: string`.
public struct ColumnDeclarationSyntax: Sendable, Hashable {
  /// The column's name.
  public var name: NameSyntax
  /// The column's type.
  public var type: TypeSyntax
  /// Where it stands.
  public var span: SourceSpan

  /// Creates the node.
  public init(name: NameSyntax, type: TypeSyntax, span: SourceSpan) {
    self.name = name
    self.type = type
    self.span = span
  }
}

/// The columns of a table, `(Name: string, Age: long)` or `(*)`.
public struct SchemaSyntax: Sendable, Hashable {
  /// The columns; of an open schema, those that must exist.
  public var columns: [ColumnDeclarationSyntax]
  /// Whether any other columns may follow (`*`).
  public var isOpen: Bool
  /// Where it stands.
  public var span: SourceSpan

  /// Creates the node.
  public init(columns: [ColumnDeclarationSyntax], isOpen: Bool = false, span: SourceSpan) {
    self.columns = columns
    self.isOpen = isOpen
    self.span = span
  }
}
