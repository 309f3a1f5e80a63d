public import Diagnostics

/// An order.
public struct SortSyntax: Sendable, Hashable {
  /// The settings.
  public var parameters: [OperatorParameterSyntax]
  /// The keys, first the most significant.
  public var keys: [OrderedExpressionSyntax]
  /// Where it stands.
  public var span: SourceSpan

  /// Creates the node.
  public init(
    parameters: [OperatorParameterSyntax] = [],
    keys: [OrderedExpressionSyntax],
    span: SourceSpan
  ) {
    self.parameters = parameters
    self.keys = keys
    self.span = span
  }
}
