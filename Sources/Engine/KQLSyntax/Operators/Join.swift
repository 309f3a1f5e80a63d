public import Diagnostics

/// Rows matched with those of another table.
public struct JoinSyntax: Sendable, Hashable {
  /// The settings, such as `kind=inner`.
  public var parameters: [OperatorParameterSyntax]
  /// The other table.
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

/// How the rows of two tables match.
public enum JoinConditionSyntax: Sendable, Hashable {
  /// None was written, and a diagnostic says so.
  case none
  /// Columns that both have, and equalities of `$left` and `$right`.
  case on([ExpressionSyntax])
  /// A predicate.
  case `where`(ExpressionSyntax)
}

extension Parser {
  mutating func joinOperator(_ keyword: Token) throws(Failure) -> OperatorSyntax {
    let parameters = try parameters()
    let table = try scalar()
    let condition: JoinConditionSyntax
    if take(.on) != nil {
      condition = .on(try scalars())
    } else if take(.where) != nil {
      condition = .where(try scalar())
    } else {
      condition = .none
      guard isAtBoundary else { throw failure("'on' and the columns that match") }
      report(
        Diagnostic(
          Codes.missingCondition,
          "'join' needs the columns that match",
          at: span(from: keyword),
          hints: ["write 'on' and the columns after the table"]
        )
      )
    }
    return .join(
      JoinSyntax(
        parameters: parameters,
        table: table,
        condition: condition,
        span: span(from: keyword)
      )
    )
  }
}

extension Printer {
  mutating func print(_ node: JoinSyntax) {
    write("join")
    print(node.parameters)
    write(" ")
    print(node.table)
    print(node.condition)
  }

  mutating func print(_ condition: JoinConditionSyntax) {
    switch condition {
    case .none: break
    case .on(let keys):
      write(" on ")
      list(keys) { $0.print($1) }
    case .where(let predicate):
      write(" where ")
      print(predicate)
    }
  }
}
