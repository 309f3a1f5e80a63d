public import Diagnostics

/// A filter, `where x > 1`.
public struct WhereSyntax: Sendable, Hashable {
  /// The settings.
  public var parameters: [OperatorParameterSyntax]
  /// Which rows stay.
  public var predicate: NamedExpressionSyntax
  /// Where it stands.
  public var span: SourceSpan

  /// Creates the node.
  public init(
    parameters: [OperatorParameterSyntax] = [],
    predicate: NamedExpressionSyntax,
    span: SourceSpan
  ) {
    self.parameters = parameters
    self.predicate = predicate
    self.span = span
  }
}
