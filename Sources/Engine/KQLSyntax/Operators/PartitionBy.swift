public import Diagnostics

/// A subquery per value of a column, by a service.
public struct PartitionBySyntax: Sendable, Hashable {
  /// The settings.
  public var parameters: [OperatorParameterSyntax]
  /// The column.
  public var column: ExpressionSyntax
  /// The identifier of the context.
  public var id: ExpressionSyntax?
  /// What to do with each part.
  public var subquery: PipelineSyntax
  /// Where it stands.
  public var span: SourceSpan

  /// Creates the node.
  public init(
    parameters: [OperatorParameterSyntax] = [],
    column: ExpressionSyntax,
    id: ExpressionSyntax? = nil,
    subquery: PipelineSyntax,
    span: SourceSpan
  ) {
    self.parameters = parameters
    self.column = column
    self.id = id
    self.subquery = subquery
    self.span = span
  }
}

extension Parser {
  mutating func partitionByOperator(_ keyword: Token) throws(Failure) -> OperatorSyntax {
    let parameters = try parameters()
    let column = try columnReference()
    let id = take(.id) != nil ? try signedLiteral() : nil
    try expect(.openParenthesis, "'(' and a subquery")
    let subquery = try subquery()
    try expect(.closeParenthesis, "')' after the subquery")
    return .partitionBy(
      PartitionBySyntax(
        parameters: parameters,
        column: column,
        id: id,
        subquery: subquery,
        span: span(from: keyword)
      )
    )
  }
}

extension Printer {
  mutating func print(_ node: PartitionBySyntax) {
    write("__partitionby")
    print(node.parameters)
    write(" ")
    print(node.column)
    if let id = node.id {
      write(" id ")
      print(id)
    }
    write(" (")
    print(node.subquery)
    write(")")
  }
}
