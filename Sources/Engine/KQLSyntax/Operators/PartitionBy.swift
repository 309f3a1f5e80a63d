public import Diagnostics

/// A subquery per value of a column, by a service.
public struct PartitionBySyntax: Sendable, Hashable {
  /// The settings.
  public var parameters: [OperatorParameterSyntax]
  /// The column.
  public var column: ExpressionSyntax
  /// The identifier of the context.
  public var id: ExpressionSyntax?
  /// What to do with each part.
  public var subquery: PipelineSyntax
  /// Where it stands.
  public var span: SourceSpan

  /// Creates the node.
  public init(
    parameters: [OperatorParameterSyntax] = [],
    column: ExpressionSyntax,
    id: ExpressionSyntax? = nil,
    subquery: PipelineSyntax,
    span: SourceSpan
  ) {
    self.parameters = parameters
    self.column = column
    self.id = id
    self.subquery = subquery
    self.span = span
  }
}
