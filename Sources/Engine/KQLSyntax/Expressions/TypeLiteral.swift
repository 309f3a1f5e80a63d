public import Diagnostics

/// `typeof(long)` or, for rows, `typeof(a: long, *)`.
public struct TypeLiteralSyntax: Sendable, Hashable {
  /// The type.
  public var content: TypeLiteralContent
  /// Where it stands.
  public var span: SourceSpan

  /// Creates the node.
  public init(content: TypeLiteralContent, span: SourceSpan) {
    self.content = content
    self.span = span
  }
}

/// What a `typeof(…)` names.
public enum TypeLiteralContent: Sendable, Hashable {
  /// A scalar type.
  case scalar(TypeSyntax)
  /// The columns of a table.
  case table(SchemaSyntax)
}

extension Parser {
  /// `typeof(long)` or `typeof(*, a: long)`.
  mutating func typeLiteral() throws(Failure) -> ExpressionSyntax {
    let keyword = advance()
    if peek().kind == .star || peek(2).kind == .colon || peek().kind == .closeParenthesis {
      let schema = try schema()
      return .type(TypeLiteralSyntax(content: .table(schema), span: span(from: keyword)))
    }
    advance()
    let type = try type(ofConversion: true)
    try expect(.closeParenthesis, "')' after the type")
    return .type(TypeLiteralSyntax(content: .scalar(type), span: span(from: keyword)))
  }
}

extension Printer {
  mutating func print(_ node: TypeLiteralSyntax) {
    write("typeof")
    switch node.content {
    case .scalar(let type):
      write("(")
      print(type)
      write(")")
    case .table(let schema): print(schema)
    }
  }
}
