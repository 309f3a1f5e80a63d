public import Diagnostics

/// A name for a value, a table or a function.
public struct LetSyntax: Sendable, Hashable {
  /// The name.
  public var name: NameSyntax
  /// What it stands for.
  public var value: LetValueSyntax
  /// Where it stands.
  public var span: SourceSpan

  /// Creates the node.
  public init(name: NameSyntax, value: LetValueSyntax, span: SourceSpan) {
    self.name = name
    self.value = value
    self.span = span
  }
}

/// What a `let` name stands for.
public enum LetValueSyntax: Sendable, Hashable {
  /// A value or a table.
  case expression(ExpressionSyntax)
  /// A function.
  case function(FunctionSyntax)
}
