public import Diagnostics

/// A function that takes the rows.
public struct InvokeSyntax: Sendable, Hashable {
  /// The function and its other arguments: a call, or a path that ends in one.
  public var call: ExpressionSyntax
  /// Where it stands.
  public var span: SourceSpan

  /// Creates the node.
  public init(call: ExpressionSyntax, span: SourceSpan) {
    self.call = call
    self.span = span
  }
}
