public import Diagnostics

/// The columns that the rows must have.
public struct AssertSchemaSyntax: Sendable, Hashable {
  /// The columns.
  public var schema: SchemaSyntax
  /// Where it stands.
  public var span: SourceSpan

  /// Creates the node.
  public init(schema: SchemaSyntax, span: SourceSpan) {
    self.schema = schema
    self.span = span
  }
}

extension Parser {
  mutating func assertSchemaOperator(_ keyword: Token) throws(Failure) -> OperatorSyntax {
    let schema = try schema()
    return .assertSchema(AssertSchemaSyntax(schema: schema, span: span(from: keyword)))
  }
}

extension Printer {
  mutating func print(_ node: AssertSchemaSyntax) {
    write("assert-schema ")
    print(node.schema)
  }
}
