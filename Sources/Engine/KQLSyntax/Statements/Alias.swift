public import Diagnostics

/// Another name for a database.
public struct AliasSyntax: Sendable, Hashable {
  /// The name.
  public var name: NameSyntax
  /// The database.
  public var target: ExpressionSyntax
  /// Where it stands.
  public var span: SourceSpan

  /// Creates the node.
  public init(name: NameSyntax, target: ExpressionSyntax, span: SourceSpan) {
    self.name = name
    self.target = target
    self.span = span
  }
}
