public import Diagnostics

/// A filter, `where x > 1`.
public struct WhereSyntax: Sendable, Hashable {
  /// The settings.
  public var parameters: [OperatorParameterSyntax]
  /// Which rows stay.
  public var predicate: NamedExpressionSyntax
  /// Where it stands.
  public var span: SourceSpan

  /// Creates the node.
  public init(
    parameters: [OperatorParameterSyntax] = [],
    predicate: NamedExpressionSyntax,
    span: SourceSpan
  ) {
    self.parameters = parameters
    self.predicate = predicate
    self.span = span
  }
}

extension Parser {
  mutating func whereOperator(_ keyword: Token) throws(Failure) -> OperatorSyntax {
    let parameters = try parameters()
    let predicate = try namedExpression()
    if let name = predicate.name, case .literal(let literal) = predicate.expression,
      !literal.isBool
    {
      report(
        Diagnostic(
          Codes.unexpected,
          "'\(name.text) = …' gives a name and compares nothing",
          at: predicate.span,
          hints: ["to compare, write '=='"]
        )
      )
    }
    return .where(
      WhereSyntax(parameters: parameters, predicate: predicate, span: span(from: keyword))
    )
  }
}

extension LiteralSyntax {
  /// Whether it is `true`, `false` or the null between them.
  fileprivate var isBool: Bool {
    switch value {
    case .bool, .null(.bool): true
    default: false
    }
  }
}

extension Printer {
  mutating func print(_ node: WhereSyntax) {
    write("where")
    print(node.parameters)
    write(" ")
    print(node.predicate)
  }
}
