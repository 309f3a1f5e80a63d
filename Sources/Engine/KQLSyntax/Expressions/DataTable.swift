public import Diagnostics

/// A table of constants, `datatable (a: long) [1, 2]`.
public struct DataTableSyntax: Sendable, Hashable {
  /// The settings.
  public var parameters: [OperatorParameterSyntax]
  /// The columns.
  public var schema: SchemaSyntax
  /// The cells, row by row.
  public var values: [ExpressionSyntax]
  /// Where it stands.
  public var span: SourceSpan

  /// Creates the node.
  public init(
    parameters: [OperatorParameterSyntax] = [],
    schema: SchemaSyntax,
    values: [ExpressionSyntax],
    span: SourceSpan
  ) {
    self.parameters = parameters
    self.schema = schema
    self.values = values
    self.span = span
  }
}
