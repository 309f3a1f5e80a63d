public import Diagnostics

/// A row an element.
public struct MvExpandSyntax: Sendable, Hashable {
  /// Whether it was written `mvexpand`.
  public var isLegacy: Bool
  /// The settings, such as `bagexpansion=array`.
  public var parameters: [OperatorParameterSyntax]
  /// What to expand, side by side.
  public var columns: [ExpandColumnSyntax]
  /// The most rows a record.
  public var limit: ExpressionSyntax?
  /// Where it stands.
  public var span: SourceSpan

  /// Creates the node.
  public init(
    isLegacy: Bool = false,
    parameters: [OperatorParameterSyntax] = [],
    columns: [ExpandColumnSyntax],
    limit: ExpressionSyntax? = nil,
    span: SourceSpan
  ) {
    self.isLegacy = isLegacy
    self.parameters = parameters
    self.columns = columns
    self.limit = limit
    self.span = span
  }
}

/// An array or a bag to expand.
public struct ExpandColumnSyntax: Sendable, Hashable {
  /// What to expand.
  public var expression: NamedExpressionSyntax
  /// The type after `to typeof`.
  public var type: TypeSyntax?
  /// Where it stands.
  public var span: SourceSpan

  /// Creates the node.
  public init(expression: NamedExpressionSyntax, type: TypeSyntax? = nil, span: SourceSpan) {
    self.expression = expression
    self.type = type
    self.span = span
  }
}
