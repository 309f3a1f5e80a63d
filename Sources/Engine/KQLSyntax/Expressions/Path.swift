public import Diagnostics

/// A member of something, `a.b`.
public struct PathSyntax: Sendable, Hashable {
  /// What the member belongs to.
  public var base: ExpressionSyntax
  /// The member: a name, a call (`database("d").f()`) or a wildcard.
  public var member: ExpressionSyntax
  /// Where it stands.
  public var span: SourceSpan

  /// Creates the node.
  public init(base: ExpressionSyntax, member: ExpressionSyntax, span: SourceSpan) {
    self.base = base
    self.member = member
    self.span = span
  }
}

/// An element of something, `a[0]` or `a["b"]`, also written `a.["b"]`.
public struct ElementSyntax: Sendable, Hashable {
  /// What the element belongs to.
  public var base: ExpressionSyntax
  /// Which element.
  public var index: ExpressionSyntax
  /// Where it stands.
  public var span: SourceSpan

  /// Creates the node.
  public init(base: ExpressionSyntax, index: ExpressionSyntax, span: SourceSpan) {
    self.base = base
    self.index = index
    self.span = span
  }
}
