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

extension Parser {
  mutating func asOperator(_ keyword: Token) throws(Failure) -> OperatorSyntax {
    let parameters = try parameters()
    let name = try declaredName("a name for the rows")
    return .as(AsSyntax(parameters: parameters, name: name, span: span(from: keyword)))
  }
}

extension Printer {
  mutating func print(_ node: AsSyntax) {
    write("as")
    print(node.parameters)
    write(" ")
    print(node.name)
  }
}
