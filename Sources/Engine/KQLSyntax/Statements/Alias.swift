public import Diagnostics

/// Another name for a database.
public struct AliasSyntax: Sendable, Hashable {
  /// The name.
  public var name: NameSyntax
  /// The database.
  public var target: ExpressionSyntax
  /// Where it stands.
  public var span: SourceSpan

  /// Creates the node.
  public init(name: NameSyntax, target: ExpressionSyntax, span: SourceSpan) {
    self.name = name
    self.target = target
    self.span = span
  }
}

extension Parser {
  mutating func aliasStatement() throws(Failure) -> AliasSyntax {
    let keyword = advance()
    try expect(.database)
    let name = try declaredName("the other name of the database")
    try expect(.assign, "'=' and the database")
    let target = try scalar()
    return AliasSyntax(name: name, target: target, span: span(from: keyword))
  }
}

extension Printer {
  mutating func print(_ node: AliasSyntax) {
    write("alias database ")
    print(node.name)
    write(" = ")
    print(node.target)
  }
}
