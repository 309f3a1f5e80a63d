public import Diagnostics

/// The different rows of some columns.
public struct DistinctSyntax: Sendable, Hashable {
  /// The settings.
  public var parameters: [OperatorParameterSyntax]
  /// The columns; a star for all.
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
  mutating func distinctOperator(_ keyword: Token) throws(Failure) -> OperatorSyntax {
    let parameters = try parameters()
    var columns: [NamedExpressionSyntax] = []
    repeat {
      if let star = take(.star) {
        columns.append(NamedExpressionSyntax(expression: .star(star.span), span: star.span))
      } else {
        columns.append(try namedExpression())
      }
    } while take(.comma) != nil
    return .distinct(
      DistinctSyntax(parameters: parameters, columns: columns, span: span(from: keyword))
    )
  }
}

extension Printer {
  mutating func print(_ node: DistinctSyntax) {
    write("distinct")
    print(node.parameters)
    write(" ")
    list(node.columns) { $0.print($1) }
  }
}
