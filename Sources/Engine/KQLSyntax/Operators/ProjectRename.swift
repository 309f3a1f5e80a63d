public import Diagnostics

/// New names for columns.
public struct ProjectRenameSyntax: Sendable, Hashable {
  /// New name and column.
  public var columns: [NamedExpressionSyntax]
  /// Where it stands.
  public var span: SourceSpan

  /// Creates the node.
  public init(columns: [NamedExpressionSyntax], span: SourceSpan) {
    self.columns = columns
    self.span = span
  }
}
