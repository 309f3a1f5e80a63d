public import Diagnostics

/// A plug-in.
public struct EvaluateSyntax: Sendable, Hashable {
  /// The settings.
  public var parameters: [OperatorParameterSyntax]
  /// The plug-in and its arguments, a call.
  public var call: ExpressionSyntax
  /// The columns it returns, when written.
  public var schema: SchemaSyntax?
  /// Where it stands.
  public var span: SourceSpan

  /// Creates the node.
  public init(
    parameters: [OperatorParameterSyntax] = [],
    call: ExpressionSyntax,
    schema: SchemaSyntax? = nil,
    span: SourceSpan
  ) {
    self.parameters = parameters
    self.call = call
    self.schema = schema
    self.span = span
  }
}

extension Parser {
  mutating func evaluateOperator(_ keyword: Token) throws(Failure) -> OperatorSyntax {
    let parameters = try parameters()
    guard at(.word) || isAtBracketedName else { throw failure("a plug-in and its arguments") }
    let call = try call()
    let schema = take(.colon) != nil ? try schema() : nil
    return .evaluate(
      EvaluateSyntax(
        parameters: parameters,
        call: call,
        schema: schema,
        span: span(from: keyword)
      )
    )
  }
}

extension Printer {
  mutating func print(_ node: EvaluateSyntax) {
    write("evaluate")
    print(node.parameters)
    write(" ")
    print(node.call)
    if let schema = node.schema {
      write(" : ")
      print(schema)
    }
  }
}
