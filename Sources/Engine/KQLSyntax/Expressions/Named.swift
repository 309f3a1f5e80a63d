public import Diagnostics

/// An expression and the names it is given, if any: `a = x`, `(a, b) = f()`, `x`.
public struct NamedExpressionSyntax: Sendable, Hashable {
  /// The names; none when the expression stands alone.
  public var names: [NameSyntax]
  /// Whether the names stand in parentheses.
  public var isList: Bool
  /// The expression.
  public var expression: ExpressionSyntax
  /// Where it stands.
  public var span: SourceSpan

  /// Creates the node.
  public init(
    names: [NameSyntax] = [],
    isList: Bool = false,
    expression: ExpressionSyntax,
    span: SourceSpan
  ) {
    self.names = names
    self.isList = isList
    self.expression = expression
    self.span = span
  }
}

extension NamedExpressionSyntax {
  /// The name, when there is exactly one and no list.
  public var name: NameSyntax? { isList ? nil : names.first }
}

/// A sort key.
public struct OrderedExpressionSyntax: Sendable, Hashable {
  /// What to sort by.
  public var expression: NamedExpressionSyntax
  /// The direction, when written.
  public var direction: SortDirectionSyntax?
  /// Where nulls go, when written.
  public var nulls: NullsPlacementSyntax?
  /// Where it stands.
  public var span: SourceSpan

  /// Creates the node.
  public init(
    expression: NamedExpressionSyntax,
    direction: SortDirectionSyntax? = nil,
    nulls: NullsPlacementSyntax? = nil,
    span: SourceSpan
  ) {
    self.expression = expression
    self.direction = direction
    self.nulls = nulls
    self.span = span
  }
}

/// The direction of a sort key.
public enum SortDirectionSyntax: String, Sendable, Hashable {
  case ascending = "asc"
  case descending = "desc"
}

/// Where a sort key puts nulls.
public enum NullsPlacementSyntax: String, Sendable, Hashable {
  case first
  case last
}
