public import Diagnostics

/// Columns out of keys and values in a text.
public struct ParseKVSyntax: Sendable, Hashable {
  /// The text.
  public var expression: ExpressionSyntax
  /// The keys.
  public var schema: SchemaSyntax
  /// The properties after `with`.
  public var properties: [PropertySyntax]
  /// Where it stands.
  public var span: SourceSpan

  /// Creates the node.
  public init(
    expression: ExpressionSyntax,
    schema: SchemaSyntax,
    properties: [PropertySyntax],
    span: SourceSpan
  ) {
    self.expression = expression
    self.schema = schema
    self.properties = properties
    self.span = span
  }
}
