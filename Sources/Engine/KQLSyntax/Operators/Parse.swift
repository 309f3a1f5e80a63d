public import Diagnostics

/// Columns cut out of a text.
public struct ParseSyntax: Sendable, Hashable {
  /// Whether it was written `parse-where`, which drops rows that do not match.
  public var isFilter: Bool
  /// How texts match.
  public var kind: ParseKindSyntax?
  /// The flags of `kind=regex`.
  public var flags: NameSyntax?
  /// The text.
  public var expression: ExpressionSyntax
  /// The pattern.
  public var pattern: [ParsePartSyntax]
  /// Where it stands.
  public var span: SourceSpan

  /// Creates the node.
  public init(
    isFilter: Bool = false,
    kind: ParseKindSyntax? = nil,
    flags: NameSyntax? = nil,
    expression: ExpressionSyntax,
    pattern: [ParsePartSyntax],
    span: SourceSpan
  ) {
    self.isFilter = isFilter
    self.kind = kind
    self.flags = flags
    self.expression = expression
    self.pattern = pattern
    self.span = span
  }
}

/// How the texts of a `parse` pattern match.
public enum ParseKindSyntax: String, Sendable, Hashable, CaseIterable {
  case simple
  case regex
  case relaxed
}

/// A part of a `parse` pattern.
public enum ParsePartSyntax: Sendable, Hashable {
  /// Any text.
  case star(SourceSpan)
  /// This text, or a regular expression.
  case text(LiteralSyntax)
  /// A new column.
  case column(ParseColumnSyntax)
}

/// A column that `parse` makes.
public struct ParseColumnSyntax: Sendable, Hashable {
  /// The name.
  public var name: NameSyntax
  /// The type; text when nil.
  public var type: TypeSyntax?
  /// Where it stands.
  public var span: SourceSpan

  /// Creates the node.
  public init(name: NameSyntax, type: TypeSyntax? = nil, span: SourceSpan) {
    self.name = name
    self.type = type
    self.span = span
  }
}
