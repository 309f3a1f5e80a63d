public import Diagnostics

/// A table that the service hands in, `__contextual_datatable guid(…) (a: long)`.
public struct ContextualDataTableSyntax: Sendable, Hashable {
  /// Which table.
  public var id: ExpressionSyntax
  /// The columns.
  public var schema: SchemaSyntax
  /// Where it stands.
  public var span: SourceSpan

  /// Creates the node.
  public init(id: ExpressionSyntax, schema: SchemaSyntax, span: SourceSpan) {
    self.id = id
    self.schema = schema
    self.span = span
  }
}

extension Parser {
  mutating func contextualDataTable() throws(Failure) -> ExpressionSyntax {
    let keyword = advance()
    let id = try signedLiteral("the identifier of the table")
    let schema = try schema()
    return .contextualDataTable(
      ContextualDataTableSyntax(id: id, schema: schema, span: span(from: keyword))
    )
  }
}

extension Printer {
  mutating func print(_ node: ContextualDataTableSyntax) {
    write("__contextual_datatable ")
    print(node.id)
    write(" ")
    print(node.schema)
  }
}
