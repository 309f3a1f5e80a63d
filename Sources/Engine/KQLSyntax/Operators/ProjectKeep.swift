public import Diagnostics

/// The columns to keep.
public struct ProjectKeepSyntax: Sendable, Hashable {
  /// The columns.
  public var columns: [NamePatternSyntax]
  /// Where it stands.
  public var span: SourceSpan

  /// Creates the node.
  public init(columns: [NamePatternSyntax], span: SourceSpan) {
    self.columns = columns
    self.span = span
  }
}
