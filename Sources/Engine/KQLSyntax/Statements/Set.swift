public import Diagnostics

/// A request option, `set querytrace` or `set notruncation = true`.
public struct SetSyntax: Sendable, Hashable {
  /// The option.
  public var name: NameSyntax
  /// The value: a name or a literal.
  public var value: ExpressionSyntax?
  /// Where it stands.
  public var span: SourceSpan

  /// Creates the node.
  public init(name: NameSyntax, value: ExpressionSyntax?, span: SourceSpan) {
    self.name = name
    self.value = value
    self.span = span
  }
}
