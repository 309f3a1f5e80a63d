public import Diagnostics

/// Nodes marked by the component they belong to.
public struct GraphMarkComponentsSyntax: Sendable, Hashable {
  /// The settings, such as `kind=weak`.
  public var parameters: [OperatorParameterSyntax]
  /// Where it stands.
  public var span: SourceSpan

  /// Creates the node.
  public init(parameters: [OperatorParameterSyntax] = [], span: SourceSpan) {
    self.parameters = parameters
    self.span = span
  }
}
