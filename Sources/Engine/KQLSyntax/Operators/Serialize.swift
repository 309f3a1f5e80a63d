public import Diagnostics

/// A fixed order of rows, and new columns.
public struct SerializeSyntax: Sendable, Hashable {
  /// The settings.
  public var parameters: [OperatorParameterSyntax]
  /// The columns.
  public var columns: [NamedExpressionSyntax]
  /// Where it stands.
  public var span: SourceSpan

  /// Creates the node.
  public init(
    parameters: [OperatorParameterSyntax] = [],
    columns: [NamedExpressionSyntax],
    span: SourceSpan
  ) {
    self.parameters = parameters
    self.columns = columns
    self.span = span
  }
}
