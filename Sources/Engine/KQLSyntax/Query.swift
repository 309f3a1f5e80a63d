public import Diagnostics

/// A whole query: statements separated by semicolons.
public struct QuerySyntax: Sendable, Hashable {
  /// The statements, in order.
  public var statements: [StatementSyntax]
  /// Where it stands.
  public var span: SourceSpan

  /// Creates the node.
  public init(statements: [StatementSyntax], span: SourceSpan) {
    self.statements = statements
    self.span = span
  }
}
