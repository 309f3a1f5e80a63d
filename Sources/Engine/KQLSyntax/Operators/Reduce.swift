public import Diagnostics

/// Patterns of a text column.
public struct ReduceSyntax: Sendable, Hashable {
  /// The settings.
  public var parameters: [OperatorParameterSyntax]
  /// The texts.
  public var column: NamedExpressionSyntax
  /// The options after `with`.
  public var options: [NamedExpressionSyntax]
  /// Where it stands.
  public var span: SourceSpan

  /// Creates the node.
  public init(
    parameters: [OperatorParameterSyntax] = [],
    column: NamedExpressionSyntax,
    options: [NamedExpressionSyntax] = [],
    span: SourceSpan
  ) {
    self.parameters = parameters
    self.column = column
    self.options = options
    self.span = span
  }
}
