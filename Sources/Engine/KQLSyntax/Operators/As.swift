public import Diagnostics

/// A name for the rows so far.
public struct AsSyntax: Sendable, Hashable {
  /// The settings.
  public var parameters: [OperatorParameterSyntax]
  /// The name.
  public var name: NameSyntax
  /// Where it stands.
  public var span: SourceSpan

  /// Creates the node.
  public init(parameters: [OperatorParameterSyntax] = [], name: NameSyntax, span: SourceSpan) {
    self.parameters = parameters
    self.name = name
    self.span = span
  }
}
