public import Diagnostics

/// The first rows of an order.
public struct TopSyntax: Sendable, Hashable {
  /// The settings.
  public var parameters: [OperatorParameterSyntax]
  /// How many rows.
  public var count: NamedExpressionSyntax
  /// The keys, first the most significant.
  public var keys: [OrderedExpressionSyntax]
  /// Where it stands.
  public var span: SourceSpan

  /// Creates the node.
  public init(
    parameters: [OperatorParameterSyntax] = [],
    count: NamedExpressionSyntax,
    keys: [OrderedExpressionSyntax],
    span: SourceSpan
  ) {
    self.parameters = parameters
    self.count = count
    self.keys = keys
    self.span = span
  }
}
