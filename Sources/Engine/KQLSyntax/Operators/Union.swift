public import Diagnostics

/// The rows of several tables.
public struct UnionSyntax: Sendable, Hashable {
  /// The settings, such as `isfuzzy=true`.
  public var parameters: [OperatorParameterSyntax]
  /// Names, wildcards, calls and parenthesized pipelines.
  public var tables: [ExpressionSyntax]
  /// Where it stands.
  public var span: SourceSpan

  /// Creates the node.
  public init(
    parameters: [OperatorParameterSyntax] = [],
    tables: [ExpressionSyntax],
    span: SourceSpan
  ) {
    self.parameters = parameters
    self.tables = tables
    self.span = span
  }
}

extension Parser {
  mutating func unionOperator(_ keyword: Token) throws(Failure) -> OperatorSyntax {
    let parameters = try parameters()
    var tables: [ExpressionSyntax] = []
    repeat { tables.append(try tableReference()) } while take(.comma) != nil
    return .union(UnionSyntax(parameters: parameters, tables: tables, span: span(from: keyword)))
  }

  /// A table: a name, a name with wildcards, a path such as `database("d").T*`, a call, or a
  /// pipeline in parentheses.
  mutating func tableReference() throws(Failure) -> ExpressionSyntax {
    if let wildcard = takeWildcard() { return .wildcard(wildcard) }
    if at(.openParenthesis) { return try parenthesized() }
    let outer = height
    height = 0
    defer { height = max(outer, height) }
    var base = try primary()
    while true {
      if take(.dot) != nil {
        try grow()
        if let wildcard = takeWildcard() { return path(base, .wildcard(wildcard)) }
        let member =
          at(.word) && peek().kind == .openParenthesis && canRefer(current)
          ? try call() : .name(try referencedName("a table after '.'"))
        base = path(base, member)
      } else if at(.openBracket) {
        return try postfix(of: base)
      } else {
        return base
      }
    }
  }
}

extension Printer {
  mutating func print(_ node: UnionSyntax) {
    write("union")
    print(node.parameters)
    write(" ")
    list(node.tables) { $0.print($1) }
  }
}
