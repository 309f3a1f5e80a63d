public import Diagnostics

/// A full-text search, `search in (T) "x"`.
public struct SearchSyntax: Sendable, Hashable {
  /// The settings, such as `kind=case_sensitive`.
  public var parameters: [OperatorParameterSyntax]
  /// Where to search; everywhere when empty.
  public var tables: [ExpressionSyntax]
  /// What to search for.
  public var predicate: ExpressionSyntax
  /// Where it stands.
  public var span: SourceSpan

  /// Creates the node.
  public init(
    parameters: [OperatorParameterSyntax] = [],
    tables: [ExpressionSyntax],
    predicate: ExpressionSyntax,
    span: SourceSpan
  ) {
    self.parameters = parameters
    self.tables = tables
    self.predicate = predicate
    self.span = span
  }
}
