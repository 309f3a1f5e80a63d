public import Diagnostics

/// The only tables and functions that later statements may use.
public struct RestrictSyntax: Sendable, Hashable {
  /// Names, wildcards and paths.
  public var entities: [ExpressionSyntax]
  /// Where it stands.
  public var span: SourceSpan

  /// Creates the node.
  public init(entities: [ExpressionSyntax], span: SourceSpan) {
    self.entities = entities
    self.span = span
  }
}
