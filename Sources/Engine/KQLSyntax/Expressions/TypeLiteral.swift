public import Diagnostics

/// `typeof(long)` or, for rows, `typeof(a: long, *)`.
public struct TypeLiteralSyntax: Sendable, Hashable {
  /// The type.
  public var content: TypeLiteralContent
  /// Where it stands.
  public var span: SourceSpan

  /// Creates the node.
  public init(content: TypeLiteralContent, span: SourceSpan) {
    self.content = content
    self.span = span
  }
}

/// What a `typeof(…)` names.
public enum TypeLiteralContent: Sendable, Hashable {
  /// A scalar type.
  case scalar(TypeSyntax)
  /// The columns of a table.
  case table(SchemaSyntax)
}
