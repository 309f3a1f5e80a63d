public import Diagnostics

/// The columns to keep or to compute.
public struct ProjectSyntax: Sendable, Hashable {
  /// The columns.
  public var columns: [NamedExpressionSyntax]
  /// Where it stands.
  public var span: SourceSpan

  /// Creates the node.
  public init(columns: [NamedExpressionSyntax], span: SourceSpan) {
    self.columns = columns
    self.span = span
  }
}
