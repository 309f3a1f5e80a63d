public import Diagnostics

/// A table of constants, `datatable (a: long) [1, 2]`.
public struct DataTableSyntax: Sendable, Hashable {
  /// The settings.
  public var parameters: [OperatorParameterSyntax]
  /// The columns.
  public var schema: SchemaSyntax
  /// The cells, row by row.
  public var values: [ExpressionSyntax]
  /// Where it stands.
  public var span: SourceSpan

  /// Creates the node.
  public init(
    parameters: [OperatorParameterSyntax] = [],
    schema: SchemaSyntax,
    values: [ExpressionSyntax],
    span: SourceSpan
  ) {
    self.parameters = parameters
    self.schema = schema
    self.values = values
    self.span = span
  }
}

extension Parser {
  mutating func dataTable() throws(Failure) -> ExpressionSyntax {
    let keyword = advance()
    let parameters = try parameters()
    let schema = try schema()
    try expect(.openBracket, "'[' and values")
    var values: [ExpressionSyntax] = []
    _ = take(.comma)
    while !at(.closeBracket) {
      values.append(try signedLiteral())
      guard take(.comma) != nil else { break }
    }
    try expect(.closeBracket, "',' or ']'")
    return .dataTable(
      DataTableSyntax(
        parameters: parameters,
        schema: schema,
        values: values,
        span: span(from: keyword)
      )
    )
  }
}

extension Printer {
  mutating func print(_ node: DataTableSyntax) {
    write("datatable")
    print(node.parameters)
    write(" ")
    print(node.schema)
    write(" [")
    list(node.values) { $0.print($1) }
    write("]")
  }
}
