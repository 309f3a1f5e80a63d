public import Diagnostics

/// A pattern: a table per argument, `declare pattern app = (name: string)[scope: string] { … }`.
public struct PatternSyntax: Sendable, Hashable {
  /// The name.
  public var name: NameSyntax
  /// The definition; nil for a forward declaration.
  public var definition: PatternDefinitionSyntax?
  /// Where it stands.
  public var span: SourceSpan

  /// Creates the node.
  public init(name: NameSyntax, definition: PatternDefinitionSyntax?, span: SourceSpan) {
    self.name = name
    self.definition = definition
    self.span = span
  }
}

/// What a pattern is.
public struct PatternDefinitionSyntax: Sendable, Hashable {
  /// The parameters.
  public var parameters: [ColumnDeclarationSyntax]
  /// The parameter in brackets.
  public var path: ColumnDeclarationSyntax?
  /// The rules.
  public var rules: [PatternRuleSyntax]
  /// Where it stands.
  public var span: SourceSpan

  /// Creates the node.
  public init(
    parameters: [ColumnDeclarationSyntax],
    path: ColumnDeclarationSyntax?,
    rules: [PatternRuleSyntax],
    span: SourceSpan
  ) {
    self.parameters = parameters
    self.path = path
    self.rules = rules
    self.span = span
  }
}

/// What a pattern is for one list of arguments.
public struct PatternRuleSyntax: Sendable, Hashable {
  /// The arguments, strings.
  public var arguments: [ExpressionSyntax]
  /// The argument in brackets, a string.
  public var path: ExpressionSyntax?
  /// What it stands for.
  public var body: FunctionBodySyntax
  /// Where it stands.
  public var span: SourceSpan

  /// Creates the node.
  public init(
    arguments: [ExpressionSyntax],
    path: ExpressionSyntax?,
    body: FunctionBodySyntax,
    span: SourceSpan
  ) {
    self.arguments = arguments
    self.path = path
    self.body = body
    self.span = span
  }
}

extension Parser {
  mutating func patternStatement() throws(Failure) -> PatternSyntax {
    let keyword = advance()
    try expect(.pattern)
    let name = try declaredName("the name of the pattern")
    let definition = at(.assign) ? try patternDefinition() : nil
    return PatternSyntax(name: name, definition: definition, span: span(from: keyword))
  }

  private mutating func patternDefinition() throws(Failure) -> PatternDefinitionSyntax {
    let start = advance()
    try expect(.openParenthesis, "'(' and parameters")
    var parameters: [ColumnDeclarationSyntax] = []
    if !at(.closeParenthesis) {
      repeat { parameters.append(try columnDeclaration()) } while take(.comma) != nil
    }
    try expect(.closeParenthesis, "',' or ')'")
    var path: ColumnDeclarationSyntax?
    if take(.openBracket) != nil {
      path = try columnDeclaration()
      try expect(.closeBracket, "']'")
    }
    try expect(.openBrace, "'{' and rules")
    var rules: [PatternRuleSyntax] = []
    repeat { rules.append(try patternRule()) } while at(.openParenthesis)
    try expect(.closeBrace, "'(' and another rule, or '}'")
    return PatternDefinitionSyntax(
      parameters: parameters,
      path: path,
      rules: rules,
      span: span(from: start)
    )
  }

  private mutating func patternRule() throws(Failure) -> PatternRuleSyntax {
    let open = try expect(.openParenthesis, "'(' and the arguments of a rule")
    var arguments: [ExpressionSyntax] = []
    repeat { arguments.append(try signedLiteral()) } while take(.comma) != nil
    try expect(.closeParenthesis, "',' or ')'")
    var path: ExpressionSyntax?
    if take(.dot) != nil {
      try expect(.openBracket, "'['")
      path = try signedLiteral()
      try expect(.closeBracket, "']'")
    }
    try expect(.assign, "'=' and what the rule stands for")
    let body = try functionBody()
    try expect(.semicolon, "';' after the rule")
    return PatternRuleSyntax(arguments: arguments, path: path, body: body, span: span(from: open))
  }
}

extension Printer {
  mutating func print(_ node: PatternSyntax) {
    write("declare pattern ")
    print(node.name)
    guard let definition = node.definition else { return }
    write(" = (")
    list(definition.parameters) { $0.print($1) }
    write(")")
    if let path = definition.path {
      write("[")
      print(path)
      write("]")
    }
    write(" { ")
    for rule in definition.rules {
      write("(")
      list(rule.arguments) { $0.print($1) }
      write(")")
      if let path = rule.path {
        write(".[")
        print(path)
        write("]")
      }
      write(" = ")
      print(rule.body)
      write("; ")
    }
    write("}")
  }
}
