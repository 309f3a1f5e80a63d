public import Diagnostics

/// Some rows.
public struct TakeSyntax: Sendable, Hashable {
  /// The settings.
  public var parameters: [OperatorParameterSyntax]
  /// How many rows.
  public var count: NamedExpressionSyntax
  /// Where it stands.
  public var span: SourceSpan

  /// Creates the node.
  public init(
    parameters: [OperatorParameterSyntax] = [],
    count: NamedExpressionSyntax,
    span: SourceSpan
  ) {
    self.parameters = parameters
    self.count = count
    self.span = span
  }
}
