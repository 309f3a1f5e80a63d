public import Diagnostics

/// Several databases, `entity_group [database("a"), database("b")]`.
public struct EntityGroupSyntax: Sendable, Hashable {
  /// The databases.
  public var members: [ExpressionSyntax]
  /// Where it stands.
  public var span: SourceSpan

  /// Creates the node.
  public init(members: [ExpressionSyntax], span: SourceSpan) {
    self.members = members
    self.span = span
  }
}
