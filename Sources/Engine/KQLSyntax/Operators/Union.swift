public import Diagnostics

/// The rows of several tables.
public struct UnionSyntax: Sendable, Hashable {
  /// The settings, such as `isfuzzy=true`.
  public var parameters: [OperatorParameterSyntax]
  /// Names, wildcards, calls and parenthesized pipelines.
  public var tables: [ExpressionSyntax]
  /// Where it stands.
  public var span: SourceSpan

  /// Creates the node.
  public init(
    parameters: [OperatorParameterSyntax] = [],
    tables: [ExpressionSyntax],
    span: SourceSpan
  ) {
    self.parameters = parameters
    self.tables = tables
    self.span = span
  }
}
