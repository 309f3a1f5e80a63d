public import Diagnostics

/// Statements repeated for several databases.
public struct MacroExpandSyntax: Sendable, Hashable {
  /// The settings.
  public var parameters: [OperatorParameterSyntax]
  /// The databases.
  public var group: ExpressionSyntax
  /// The name of the current one.
  public var name: NameSyntax
  /// The statements.
  public var statements: [StatementSyntax]
  /// Where it stands.
  public var span: SourceSpan

  /// Creates the node.
  public init(
    parameters: [OperatorParameterSyntax] = [],
    group: ExpressionSyntax,
    name: NameSyntax,
    statements: [StatementSyntax],
    span: SourceSpan
  ) {
    self.parameters = parameters
    self.group = group
    self.name = name
    self.statements = statements
    self.span = span
  }
}

extension Parser {
  mutating func macroExpandOperator(_ keyword: Token) throws(Failure) -> OperatorSyntax {
    let parameters = try parameters()
    let group = try scalar()
    try expect(.as)
    let name = try declaredName("a name for the current database")
    try expect(.openParenthesis, "'(' and statements")
    try enter()
    defer { leave() }
    let statements = statements()
    try expect(.closeParenthesis, "')' after the statements")
    return .macroExpand(
      MacroExpandSyntax(
        parameters: parameters,
        group: group,
        name: name,
        statements: statements,
        span: span(from: keyword)
      )
    )
  }
}

extension Printer {
  mutating func print(_ node: MacroExpandSyntax) {
    write("macro-expand")
    print(node.parameters)
    write(" ")
    print(node.group)
    write(" as ")
    print(node.name)
    write(" (")
    print(node.statements)
    write(")")
  }
}
