public import Diagnostics

/// The only tables and functions that later statements may use.
public struct RestrictSyntax: Sendable, Hashable {
  /// Names, wildcards and paths.
  public var entities: [ExpressionSyntax]
  /// Where it stands.
  public var span: SourceSpan

  /// Creates the node.
  public init(entities: [ExpressionSyntax], span: SourceSpan) {
    self.entities = entities
    self.span = span
  }
}

extension Parser {
  mutating func restrictStatement() throws(Failure) -> RestrictSyntax {
    let keyword = advance()
    try expect(.access)
    try expect(.to)
    try expect(.openParenthesis, "'(' and tables")
    var entities: [ExpressionSyntax] = []
    repeat { entities.append(try tableReference()) } while take(.comma) != nil
    try expect(.closeParenthesis, "',' or ')'")
    return RestrictSyntax(entities: entities, span: span(from: keyword))
  }
}

extension Printer {
  mutating func print(_ node: RestrictSyntax) {
    write("restrict access to (")
    list(node.entities) { $0.print($1) }
    write(")")
  }
}
