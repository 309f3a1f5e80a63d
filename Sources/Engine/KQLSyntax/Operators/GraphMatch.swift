public import Diagnostics

/// Patterns in a graph.
public struct GraphMatchSyntax: Sendable, Hashable {
  /// The settings, such as `cycles=none`.
  public var parameters: [OperatorParameterSyntax]
  /// The patterns.
  public var patterns: [GraphPatternSyntax]
  /// What nodes and edges must satisfy.
  public var predicate: ExpressionSyntax?
  /// The columns after `project`.
  public var columns: [NamedExpressionSyntax]?
  /// Where it stands.
  public var span: SourceSpan

  /// Creates the node.
  public init(
    parameters: [OperatorParameterSyntax] = [],
    patterns: [GraphPatternSyntax],
    predicate: ExpressionSyntax? = nil,
    columns: [NamedExpressionSyntax]? = nil,
    span: SourceSpan
  ) {
    self.parameters = parameters
    self.patterns = patterns
    self.predicate = predicate
    self.columns = columns
    self.span = span
  }
}
