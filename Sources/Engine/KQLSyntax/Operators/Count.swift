public import Diagnostics

/// The number of rows.
public struct CountSyntax: Sendable, Hashable {
  /// The settings.
  public var parameters: [OperatorParameterSyntax]
  /// The name after `as`.
  public var name: NameSyntax?
  /// Where it stands.
  public var span: SourceSpan

  /// Creates the node.
  public init(
    parameters: [OperatorParameterSyntax] = [],
    name: NameSyntax? = nil,
    span: SourceSpan
  ) {
    self.parameters = parameters
    self.name = name
    self.span = span
  }
}
