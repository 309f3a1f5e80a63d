public import Diagnostics

/// A subquery per value of a column.
public struct PartitionSyntax: Sendable, Hashable {
  /// The settings.
  public var parameters: [OperatorParameterSyntax]
  /// The column.
  public var column: ExpressionSyntax
  /// The values after `in`.
  public var scope: ExpressionSyntax?
  /// What to do with each part.
  public var body: PartitionBodySyntax
  /// Where it stands.
  public var span: SourceSpan

  /// Creates the node.
  public init(
    parameters: [OperatorParameterSyntax] = [],
    column: ExpressionSyntax,
    scope: ExpressionSyntax? = nil,
    body: PartitionBodySyntax,
    span: SourceSpan
  ) {
    self.parameters = parameters
    self.column = column
    self.scope = scope
    self.body = body
    self.span = span
  }
}

/// What `partition` does with each part.
public enum PartitionBodySyntax: Sendable, Hashable {
  /// `( … )`: operators over the part.
  case subquery(PipelineSyntax)
  /// `{ … }`: any query; the part is not its input.
  case query(ExpressionSyntax)
}
