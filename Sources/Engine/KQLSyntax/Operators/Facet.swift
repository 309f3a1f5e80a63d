public import Diagnostics

/// A table of values per column.
public struct FacetSyntax: Sendable, Hashable {
  /// The columns.
  public var columns: [ExpressionSyntax]
  /// A further table, after `with`.
  public var subquery: PipelineSyntax?
  /// Where it stands.
  public var span: SourceSpan

  /// Creates the node.
  public init(columns: [ExpressionSyntax], subquery: PipelineSyntax? = nil, span: SourceSpan) {
    self.columns = columns
    self.subquery = subquery
    self.span = span
  }
}
