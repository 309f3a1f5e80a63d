public import Diagnostics

/// The parameters of the query.
public struct QueryParametersSyntax: Sendable, Hashable {
  /// The parameters.
  public var parameters: [ParameterSyntax]
  /// Where it stands.
  public var span: SourceSpan

  /// Creates the node.
  public init(parameters: [ParameterSyntax], span: SourceSpan) {
    self.parameters = parameters
    self.span = span
  }
}
