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

extension Parser {
  mutating func queryParametersStatement() throws(Failure) -> QueryParametersSyntax {
    let keyword = advance()
    try expect(.queryParameters)
    let parameters = try functionParameters()
    return QueryParametersSyntax(parameters: parameters, span: span(from: keyword))
  }
}

extension Printer {
  mutating func print(_ node: QueryParametersSyntax) {
    write("declare query_parameters ")
    print(node.parameters)
  }
}
