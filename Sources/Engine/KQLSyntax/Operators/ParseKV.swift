public import Diagnostics

/// Columns out of keys and values in a text.
public struct ParseKVSyntax: Sendable, Hashable {
  /// The text.
  public var expression: ExpressionSyntax
  /// The keys.
  public var schema: SchemaSyntax
  /// The properties after `with`.
  public var properties: [PropertySyntax]
  /// Where it stands.
  public var span: SourceSpan

  /// Creates the node.
  public init(
    expression: ExpressionSyntax,
    schema: SchemaSyntax,
    properties: [PropertySyntax],
    span: SourceSpan
  ) {
    self.expression = expression
    self.schema = schema
    self.properties = properties
    self.span = span
  }
}

extension Parser {
  mutating func parseKVOperator(_ keyword: Token) throws(Failure) -> OperatorSyntax {
    let expression = try scalar()
    try expect(.as)
    let schema = try schema()
    let properties = take(.with) != nil ? try properties() : []
    return .parseKV(
      ParseKVSyntax(
        expression: expression,
        schema: schema,
        properties: properties,
        span: span(from: keyword)
      )
    )
  }
}

extension Printer {
  mutating func print(_ node: ParseKVSyntax) {
    write("parse-kv ")
    print(node.expression)
    write(" as ")
    print(node.schema)
    if !node.properties.isEmpty { print(node.properties) }
  }
}
