public import Diagnostics

/// Statements repeated for several databases.
public struct MacroExpandSyntax: Sendable, Hashable {
  /// The settings.
  public var parameters: [OperatorParameterSyntax]
  /// The databases.
  public var group: ExpressionSyntax
  /// The name of the current one.
  public var name: NameSyntax
  /// The statements.
  public var statements: [StatementSyntax]
  /// Where it stands.
  public var span: SourceSpan

  /// Creates the node.
  public init(
    parameters: [OperatorParameterSyntax] = [],
    group: ExpressionSyntax,
    name: NameSyntax,
    statements: [StatementSyntax],
    span: SourceSpan
  ) {
    self.parameters = parameters
    self.group = group
    self.name = name
    self.statements = statements
    self.span = span
  }
}
