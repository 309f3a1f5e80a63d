public import Diagnostics

/// How a client should draw the rows.
public struct RenderSyntax: Sendable, Hashable {
  /// The chart.
  public var kind: NameSyntax
  /// The properties.
  public var properties: [RenderPropertySyntax]
  /// Where it stands.
  public var span: SourceSpan

  /// Creates the node.
  public init(kind: NameSyntax, properties: [RenderPropertySyntax], span: SourceSpan) {
    self.kind = kind
    self.properties = properties
    self.span = span
  }
}

/// A property of a chart.
public struct RenderPropertySyntax: Sendable, Hashable {
  /// The property.
  public var name: NameSyntax
  /// The value; several for lists of columns.
  public var values: [ExpressionSyntax]
  /// Where it stands.
  public var span: SourceSpan

  /// Creates the node.
  public init(name: NameSyntax, values: [ExpressionSyntax], span: SourceSpan) {
    self.name = name
    self.values = values
    self.span = span
  }
}
