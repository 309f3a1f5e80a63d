public import Diagnostics

/// A search that says which columns to return, `find in (T) where x == 1`.
public struct FindSyntax: Sendable, Hashable {
  /// The settings, such as `withsource=T`.
  public var parameters: [OperatorParameterSyntax]
  /// Where to search; everywhere when empty.
  public var tables: [ExpressionSyntax]
  /// Which rows to find.
  public var predicate: ExpressionSyntax
  /// Which columns to return.
  public var projection: FindProjectionSyntax
  /// The columns to leave out; a name `*` leaves out all.
  public var away: [FindColumnSyntax]
  /// Where it stands.
  public var span: SourceSpan

  /// Creates the node.
  public init(
    parameters: [OperatorParameterSyntax] = [],
    tables: [ExpressionSyntax],
    predicate: ExpressionSyntax,
    projection: FindProjectionSyntax,
    away: [FindColumnSyntax] = [],
    span: SourceSpan
  ) {
    self.parameters = parameters
    self.tables = tables
    self.predicate = predicate
    self.projection = projection
    self.away = away
    self.span = span
  }
}

/// Which columns `find` returns.
public enum FindProjectionSyntax: Sendable, Hashable {
  /// The columns of the predicate, and the others packed: `project-smart`, or nothing written.
  case smart(isWritten: Bool)
  /// These columns.
  case columns([FindColumnSyntax])
}

/// A column that `find` returns.
public struct FindColumnSyntax: Sendable, Hashable {
  /// The column; `*` in `project-away *`.
  public var name: NameSyntax
  /// The type it is converted to.
  public var type: TypeSyntax?
  /// Whether it is `pack(*)`, all other columns in one.
  public var isPack: Bool
  /// Where it stands.
  public var span: SourceSpan

  /// Creates the node.
  public init(name: NameSyntax, type: TypeSyntax? = nil, isPack: Bool = false, span: SourceSpan) {
    self.name = name
    self.type = type
    self.isPack = isPack
    self.span = span
  }
}
