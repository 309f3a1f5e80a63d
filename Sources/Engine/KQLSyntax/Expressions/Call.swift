public import Diagnostics

/// A function call.
public struct CallSyntax: Sendable, Hashable {
  /// The function.
  public var name: NameSyntax
  /// The arguments; `f(x = 1)` names one, `f(*)` holds a star.
  public var arguments: [NamedExpressionSyntax]
  /// Where it stands.
  public var span: SourceSpan

  /// Creates the node.
  public init(name: NameSyntax, arguments: [NamedExpressionSyntax], span: SourceSpan) {
    self.name = name
    self.arguments = arguments
    self.span = span
  }
}
