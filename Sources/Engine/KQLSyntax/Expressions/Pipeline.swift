public import Diagnostics

/// Rows and the operators they go through.
public struct PipelineSyntax: Sendable, Hashable {
  /// The rows; nil when the first operator makes them (`union`, `print`, `range`, `search`, `find`, `evaluate`, `macro-expand`) or when they are those of the context (`mv-apply … on (…)`).
  public var source: ExpressionSyntax?
  /// The operators, in order.
  public var operators: [OperatorSyntax]
  /// Where it stands.
  public var span: SourceSpan

  /// Creates the node.
  public init(source: ExpressionSyntax?, operators: [OperatorSyntax], span: SourceSpan) {
    self.source = source
    self.operators = operators
    self.span = span
  }
}
