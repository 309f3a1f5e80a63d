public import Diagnostics

/// A function, `(x: long) { x + 1 }`.
public struct FunctionSyntax: Sendable, Hashable {
  /// Whether it was declared with `view`, so that wildcards find it.
  public var isView: Bool
  /// The parameters, tables first.
  public var parameters: [ParameterSyntax]
  /// What it computes.
  public var body: FunctionBodySyntax
  /// Where it stands.
  public var span: SourceSpan

  /// Creates the node.
  public init(
    isView: Bool = false,
    parameters: [ParameterSyntax],
    body: FunctionBodySyntax,
    span: SourceSpan
  ) {
    self.isView = isView
    self.parameters = parameters
    self.body = body
    self.span = span
  }
}

/// The statements of a function and its result.
public struct FunctionBodySyntax: Sendable, Hashable {
  /// The statements before the result.
  public var statements: [StatementSyntax]
  /// The result.
  public var result: ExpressionSyntax?
  /// Where it stands.
  public var span: SourceSpan

  /// Creates the node.
  public init(statements: [StatementSyntax], result: ExpressionSyntax?, span: SourceSpan) {
    self.statements = statements
    self.result = result
    self.span = span
  }
}
