public import Diagnostics

/// A plug-in.
public struct EvaluateSyntax: Sendable, Hashable {
  /// The settings.
  public var parameters: [OperatorParameterSyntax]
  /// The plug-in and its arguments, a call.
  public var call: ExpressionSyntax
  /// The columns it returns, when written.
  public var schema: SchemaSyntax?
  /// Where it stands.
  public var span: SourceSpan

  /// Creates the node.
  public init(
    parameters: [OperatorParameterSyntax] = [],
    call: ExpressionSyntax,
    schema: SchemaSyntax? = nil,
    span: SourceSpan
  ) {
    self.parameters = parameters
    self.call = call
    self.schema = schema
    self.span = span
  }
}
