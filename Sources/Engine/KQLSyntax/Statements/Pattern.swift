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
