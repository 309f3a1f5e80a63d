public import Diagnostics

/// The columns as rows.
public struct GetSchemaSyntax: Sendable, Hashable {
  /// Where it stands.
  public var span: SourceSpan

  /// Creates the node.
  public init(span: SourceSpan) {
    self.span = span
  }
}
