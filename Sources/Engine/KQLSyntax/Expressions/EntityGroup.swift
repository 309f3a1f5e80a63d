public import Diagnostics

/// Several databases, `entity_group [database("a"), database("b")]`.
public struct EntityGroupSyntax: Sendable, Hashable {
  /// The databases.
  public var members: [ExpressionSyntax]
  /// Where it stands.
  public var span: SourceSpan

  /// Creates the node.
  public init(members: [ExpressionSyntax], span: SourceSpan) {
    self.members = members
    self.span = span
  }
}

extension Parser {
  mutating func entityGroup() throws(Failure) -> ExpressionSyntax {
    let keyword = advance()
    try expect(.openBracket, "'[' and databases")
    let members = try scalars()
    try expect(.closeBracket, "',' or ']'")
    return .entityGroup(EntityGroupSyntax(members: members, span: span(from: keyword)))
  }
}

extension Printer {
  mutating func print(_ node: EntityGroupSyntax) {
    write("entity_group [")
    list(node.members) { $0.print($1) }
    write("]")
  }
}
