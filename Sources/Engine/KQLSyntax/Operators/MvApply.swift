public import Diagnostics

/// A subquery over the elements of each row.
public struct MvApplySyntax: Sendable, Hashable {
  /// The settings, such as `with_itemindex=i`.
  public var parameters: [OperatorParameterSyntax]
  /// What to expand, side by side.
  public var columns: [ExpandColumnSyntax]
  /// The most rows a record.
  public var limit: ExpressionSyntax?
  /// The identifier of the context.
  public var id: ExpressionSyntax?
  /// What to do with the elements; usually without a source.
  public var subquery: PipelineSyntax
  /// Where it stands.
  public var span: SourceSpan

  /// Creates the node.
  public init(
    parameters: [OperatorParameterSyntax] = [],
    columns: [ExpandColumnSyntax],
    limit: ExpressionSyntax? = nil,
    id: ExpressionSyntax? = nil,
    subquery: PipelineSyntax,
    span: SourceSpan
  ) {
    self.parameters = parameters
    self.columns = columns
    self.limit = limit
    self.id = id
    self.subquery = subquery
    self.span = span
  }
}
