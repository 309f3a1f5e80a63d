public import Diagnostics

/// The different rows of some columns.
public struct DistinctSyntax: Sendable, Hashable {
  /// The settings.
  public var parameters: [OperatorParameterSyntax]
  /// The columns; a star for all.
  public var columns: [ExpressionSyntax]
  /// Where it stands.
  public var span: SourceSpan

  /// Creates the node.
  public init(
    parameters: [OperatorParameterSyntax] = [],
    columns: [ExpressionSyntax],
    span: SourceSpan
  ) {
    self.parameters = parameters
    self.columns = columns
    self.span = span
  }
}
