public import Diagnostics

/// Some different values of a column.
public struct SampleDistinctSyntax: Sendable, Hashable {
  /// The settings.
  public var parameters: [OperatorParameterSyntax]
  /// How many values.
  public var count: NamedExpressionSyntax
  /// Of what.
  public var column: NamedExpressionSyntax
  /// Where it stands.
  public var span: SourceSpan

  /// Creates the node.
  public init(
    parameters: [OperatorParameterSyntax] = [],
    count: NamedExpressionSyntax,
    column: NamedExpressionSyntax,
    span: SourceSpan
  ) {
    self.parameters = parameters
    self.count = count
    self.column = column
    self.span = span
  }
}
