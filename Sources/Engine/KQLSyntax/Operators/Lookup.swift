public import Diagnostics

/// Rows extended by those of a small table.
public struct LookupSyntax: Sendable, Hashable {
  /// The settings, such as `kind=inner`.
  public var parameters: [OperatorParameterSyntax]
  /// The small table.
  public var table: ExpressionSyntax
  /// How rows match.
  public var condition: JoinConditionSyntax
  /// Where it stands.
  public var span: SourceSpan

  /// Creates the node.
  public init(
    parameters: [OperatorParameterSyntax] = [],
    table: ExpressionSyntax,
    condition: JoinConditionSyntax,
    span: SourceSpan
  ) {
    self.parameters = parameters
    self.table = table
    self.condition = condition
    self.span = span
  }
}

extension Parser {
  mutating func lookupOperator(_ keyword: Token) throws(Failure) -> OperatorSyntax {
    let parameters = try parameters()
    let table = try scalar()
    guard take(.on) != nil else {
      if isAtBoundary {
        throw failure(
          Codes.missingCondition,
          "'lookup' needs the columns that match",
          at: span(from: keyword),
          hints: ["write 'on' and the columns after the table"]
        )
      }
      throw failure("'on' and the columns that match")
    }
    let keys = try scalars()
    return .lookup(
      LookupSyntax(
        parameters: parameters,
        table: table,
        condition: .on(keys),
        span: span(from: keyword)
      )
    )
  }
}

extension Printer {
  mutating func print(_ node: LookupSyntax) {
    write("lookup")
    print(node.parameters)
    write(" ")
    print(node.table)
    print(node.condition)
  }
}
