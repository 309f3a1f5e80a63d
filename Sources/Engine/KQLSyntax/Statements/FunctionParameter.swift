public import Diagnostics

/// A parameter of a function or of the query.
public struct ParameterSyntax: Sendable, Hashable {
  /// The name.
  public var name: NameSyntax
  /// What it takes.
  public var type: ParameterTypeSyntax
  /// The literal to use when the argument is left out.
  public var defaultValue: ExpressionSyntax?
  /// Where it stands.
  public var span: SourceSpan

  /// Creates the node.
  public init(
    name: NameSyntax,
    type: ParameterTypeSyntax,
    defaultValue: ExpressionSyntax? = nil,
    span: SourceSpan
  ) {
    self.name = name
    self.type = type
    self.defaultValue = defaultValue
    self.span = span
  }
}

/// What a parameter takes.
public enum ParameterTypeSyntax: Sendable, Hashable {
  /// A value.
  case scalar(TypeSyntax)
  /// A table that has these columns.
  case table(SchemaSyntax)
}
