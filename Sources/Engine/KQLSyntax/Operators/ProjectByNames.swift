public import Diagnostics

/// The columns whose names are computed.
public struct ProjectByNamesSyntax: Sendable, Hashable {
  /// Names, wildcards and arrays of names.
  public var columns: [ExpressionSyntax]
  /// Where it stands.
  public var span: SourceSpan

  /// Creates the node.
  public init(columns: [ExpressionSyntax], span: SourceSpan) {
    self.columns = columns
    self.span = span
  }
}
