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

extension Parser {
  mutating func countOperator(_ keyword: Token) throws(Failure) -> OperatorSyntax {
    let parameters = try parameters()
    let name = take(.as) != nil ? try declaredName() : nil
    return .count(CountSyntax(parameters: parameters, name: name, span: span(from: keyword)))
  }
}

extension Printer {
  mutating func print(_ node: CountSyntax) {
    write("count")
    print(node.parameters)
    if let name = node.name {
      write(" as ")
      print(name)
    }
  }
}
