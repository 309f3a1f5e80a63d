public import Diagnostics

/// A full-text search, `search in (T) "x"`.
public struct SearchSyntax: Sendable, Hashable {
  /// The settings, such as `kind=case_sensitive`.
  public var parameters: [OperatorParameterSyntax]
  /// Where to search; everywhere when empty.
  public var tables: [ExpressionSyntax]
  /// What to search for.
  public var predicate: ExpressionSyntax
  /// Where it stands.
  public var span: SourceSpan

  /// Creates the node.
  public init(
    parameters: [OperatorParameterSyntax] = [],
    tables: [ExpressionSyntax],
    predicate: ExpressionSyntax,
    span: SourceSpan
  ) {
    self.parameters = parameters
    self.tables = tables
    self.predicate = predicate
    self.span = span
  }
}

extension Parser {
  mutating func searchOperator(_ keyword: Token) throws(Failure) -> OperatorSyntax {
    let parameters = try parameters()
    let tables = try searchedTables()
    let allowed = allowsLoneStar
    allowsLoneStar = true
    defer { allowsLoneStar = allowed }
    let predicate = try scalar()
    return .search(
      SearchSyntax(
        parameters: parameters,
        tables: tables,
        predicate: predicate,
        span: span(from: keyword)
      )
    )
  }

  /// `in (T1, T2*)`, when it stands here.
  mutating func searchedTables() throws(Failure) -> [ExpressionSyntax] {
    guard take(.in) != nil else { return [] }
    try expect(.openParenthesis, "'(' and tables after 'in'")
    var tables: [ExpressionSyntax] = []
    repeat { tables.append(try tableReference()) } while take(.comma) != nil
    try expect(.closeParenthesis, "',' or ')'")
    return tables
  }
}

extension Printer {
  mutating func print(_ node: SearchSyntax) {
    write("search")
    print(node.parameters)
    printTables(node.tables)
    write(" ")
    print(node.predicate)
  }

  mutating func printTables(_ tables: [ExpressionSyntax]) {
    guard !tables.isEmpty else { return }
    write(" in (")
    list(tables) { $0.print($1) }
    write(")")
  }
}
