public import Diagnostics

/// The columns as rows.
public struct GetSchemaSyntax: Sendable, Hashable {
  /// The settings, such as `kind=csl`.
  public var parameters: [OperatorParameterSyntax]
  /// Where it stands.
  public var span: SourceSpan

  /// Creates the node.
  public init(parameters: [OperatorParameterSyntax] = [], span: SourceSpan) {
    self.parameters = parameters
    self.span = span
  }
}

extension Parser {
  mutating func getSchemaOperator(_ keyword: Token) throws(Failure) -> OperatorSyntax {
    let parameters = try parameters()
    return .getSchema(GetSchemaSyntax(parameters: parameters, span: span(from: keyword)))
  }
}

extension Printer {
  mutating func print(_ node: GetSchemaSyntax) {
    write("getschema")
    print(node.parameters)
  }
}
