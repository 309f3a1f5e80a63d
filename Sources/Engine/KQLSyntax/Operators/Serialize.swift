public import Diagnostics

/// A fixed order of rows, and new columns.
public struct SerializeSyntax: Sendable, Hashable {
  /// The settings.
  public var parameters: [OperatorParameterSyntax]
  /// The columns.
  public var columns: [NamedExpressionSyntax]
  /// Where it stands.
  public var span: SourceSpan

  /// Creates the node.
  public init(
    parameters: [OperatorParameterSyntax] = [],
    columns: [NamedExpressionSyntax],
    span: SourceSpan
  ) {
    self.parameters = parameters
    self.columns = columns
    self.span = span
  }
}

extension Parser {
  mutating func serializeOperator(_ keyword: Token) throws(Failure) -> OperatorSyntax {
    let parameters = try parameters()
    let columns = isAtBoundary ? [] : try namedExpressions()
    return .serialize(
      SerializeSyntax(parameters: parameters, columns: columns, span: span(from: keyword))
    )
  }
}

extension Printer {
  mutating func print(_ node: SerializeSyntax) {
    write("serialize")
    print(node.parameters)
    write(" ")
    list(node.columns) { $0.print($1) }
  }
}
