public import Diagnostics

/// A table that is read from elsewhere, `externaldata (a: string) ["url"] with (format="csv")`.
public struct ExternalDataSyntax: Sendable, Hashable {
  /// The settings.
  public var parameters: [OperatorParameterSyntax]
  /// The columns.
  public var schema: SchemaSyntax
  /// Where it is read from.
  public var sources: [ExpressionSyntax]
  /// The properties after `with`.
  public var properties: [PropertySyntax]
  /// Where it stands.
  public var span: SourceSpan

  /// Creates the node.
  public init(
    parameters: [OperatorParameterSyntax] = [],
    schema: SchemaSyntax,
    sources: [ExpressionSyntax],
    properties: [PropertySyntax],
    span: SourceSpan
  ) {
    self.parameters = parameters
    self.schema = schema
    self.sources = sources
    self.properties = properties
    self.span = span
  }
}
