public import Diagnostics

/// `toscalar(…)`: the first cell of a table as a value.
public struct ToScalarSyntax: Sendable, Hashable {
  /// Whether it was written `toscalar kind=nooptimization`.
  public var isUnoptimized: Bool
  /// The table.
  public var expression: ExpressionSyntax
  /// Where it stands.
  public var span: SourceSpan

  /// Creates the node.
  public init(isUnoptimized: Bool = false, expression: ExpressionSyntax, span: SourceSpan) {
    self.isUnoptimized = isUnoptimized
    self.expression = expression
    self.span = span
  }
}

/// `totable(…)`: a value as a table.
public struct ToTableSyntax: Sendable, Hashable {
  /// Whether it was written `totable kind=nooptimization`.
  public var isUnoptimized: Bool
  /// The table.
  public var expression: ExpressionSyntax
  /// Where it stands.
  public var span: SourceSpan

  /// Creates the node.
  public init(isUnoptimized: Bool = false, expression: ExpressionSyntax, span: SourceSpan) {
    self.isUnoptimized = isUnoptimized
    self.expression = expression
    self.span = span
  }
}

/// `materialize(…)`: a table that is computed once.
public struct MaterializeSyntax: Sendable, Hashable {
  /// The table.
  public var expression: ExpressionSyntax
  /// Where it stands.
  public var span: SourceSpan

  /// Creates the node.
  public init(expression: ExpressionSyntax, span: SourceSpan) {
    self.expression = expression
    self.span = span
  }
}
