public import Diagnostics

/// A table that is read from elsewhere, `externaldata (a: string) ["url"] with (format="csv")`.
public struct ExternalDataSyntax: Sendable, Hashable {
  /// The settings.
  public var parameters: [OperatorParameterSyntax]
  /// The columns.
  public var schema: SchemaSyntax
  /// Where it is read from.
  public var sources: [ExpressionSyntax]
  /// The properties after `with`.
  public var properties: [PropertySyntax]
  /// Where it stands.
  public var span: SourceSpan

  /// Creates the node.
  public init(
    parameters: [OperatorParameterSyntax] = [],
    schema: SchemaSyntax,
    sources: [ExpressionSyntax],
    properties: [PropertySyntax],
    span: SourceSpan
  ) {
    self.parameters = parameters
    self.schema = schema
    self.sources = sources
    self.properties = properties
    self.span = span
  }
}

extension Parser {
  mutating func externalData() throws(Failure) -> ExpressionSyntax {
    let keyword = advance()
    let parameters = try parameters()
    let schema = try schema()
    try expect(.openBracket, "'[' and where to read from")
    var sources: [ExpressionSyntax] = []
    repeat { sources.append(try externalSource()) } while take(.comma) != nil
    try expect(.closeBracket, "',' or ']'")
    let properties = take(.with) != nil ? try properties() : []
    return .externalData(
      ExternalDataSyntax(
        parameters: parameters,
        schema: schema,
        sources: sources,
        properties: properties,
        span: span(from: keyword)
      )
    )
  }

  private mutating func externalSource() throws(Failure) -> ExpressionSyntax {
    try at(.string) ? .literal(literal()) : scalar()
  }
}

extension Printer {
  mutating func print(_ node: ExternalDataSyntax) {
    write("externaldata")
    print(node.parameters)
    write(" ")
    print(node.schema)
    write(" [")
    list(node.sources) { $0.print($1) }
    write("]")
    if !node.properties.isEmpty { print(node.properties) }
  }
}
