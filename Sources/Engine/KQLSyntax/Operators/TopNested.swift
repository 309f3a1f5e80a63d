public import Diagnostics

/// The top values of a column, and of another within each.
public struct TopNestedSyntax: Sendable, Hashable {
  /// The levels, outermost first.
  public var levels: [TopNestedLevelSyntax]
  /// Where it stands.
  public var span: SourceSpan

  /// Creates the node.
  public init(levels: [TopNestedLevelSyntax], span: SourceSpan) {
    self.levels = levels
    self.span = span
  }
}

/// One level of `top-nested`.
public struct TopNestedLevelSyntax: Sendable, Hashable {
  /// How many values; all when nil.
  public var count: NamedExpressionSyntax?
  /// Of what.
  public var column: NamedExpressionSyntax
  /// The value that stands for the rest.
  public var others: NamedExpressionSyntax?
  /// What values are ranked by.
  public var aggregate: OrderedExpressionSyntax
  /// Where it stands.
  public var span: SourceSpan

  /// Creates the node.
  public init(
    count: NamedExpressionSyntax? = nil,
    column: NamedExpressionSyntax,
    others: NamedExpressionSyntax? = nil,
    aggregate: OrderedExpressionSyntax,
    span: SourceSpan
  ) {
    self.count = count
    self.column = column
    self.others = others
    self.aggregate = aggregate
    self.span = span
  }
}
