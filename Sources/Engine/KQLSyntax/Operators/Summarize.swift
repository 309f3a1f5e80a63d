public import Diagnostics

/// Groups and what is computed of each.
public struct SummarizeSyntax: Sendable, Hashable {
  /// The settings.
  public var parameters: [OperatorParameterSyntax]
  /// What to compute.
  public var aggregates: [NamedExpressionSyntax]
  /// The keys after `by`.
  public var groups: [NamedExpressionSyntax]
  /// The size after the old `bin=`.
  public var legacyBin: ExpressionSyntax?
  /// Where it stands.
  public var span: SourceSpan

  /// Creates the node.
  public init(
    parameters: [OperatorParameterSyntax] = [],
    aggregates: [NamedExpressionSyntax],
    groups: [NamedExpressionSyntax],
    legacyBin: ExpressionSyntax? = nil,
    span: SourceSpan
  ) {
    self.parameters = parameters
    self.aggregates = aggregates
    self.groups = groups
    self.legacyBin = legacyBin
    self.span = span
  }
}
