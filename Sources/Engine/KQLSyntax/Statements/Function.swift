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

extension Parser {
  mutating func function() throws(Failure) -> FunctionSyntax {
    let start = current
    let isView = take(.view) != nil
    let parameters = try functionParameters()
    let body = try functionBody()
    return FunctionSyntax(
      isView: isView,
      parameters: parameters,
      body: body,
      span: span(from: start)
    )
  }

  mutating func functionBody() throws(Failure) -> FunctionBodySyntax {
    try enter()
    defer { leave() }
    let open = try expect(.openBrace, "'{' and the body of the function")
    var statements = statements()
    try expect(.closeBrace, "'}' after the body of the function")
    var result: ExpressionSyntax?
    if case .query(let last)? = statements.last {
      statements.removeLast()
      result = last
    }
    let place = span(from: open)
    for case .query(let expression) in statements {
      report(
        Diagnostic(
          Codes.unexpected,
          "a function has one result, and it comes last",
          at: expression.span
        )
      )
    }
    return FunctionBodySyntax(statements: statements, result: result, span: place)
  }
}

extension Printer {
  mutating func print(_ node: FunctionSyntax) {
    if node.isView { write("view ") }
    print(node.parameters)
    write(" ")
    print(node.body)
  }

  mutating func print(_ node: FunctionBodySyntax) {
    write("{ ")
    for statement in node.statements {
      print(statement)
      write("; ")
    }
    if let result = node.result { printTabular(result) }
    write(" }")
  }
}
