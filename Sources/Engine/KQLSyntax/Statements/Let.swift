public import Diagnostics

/// A name for a value, a table or a function.
public struct LetSyntax: Sendable, Hashable {
  /// The name.
  public var name: NameSyntax
  /// What it stands for.
  public var value: LetValueSyntax
  /// Where it stands.
  public var span: SourceSpan

  /// Creates the node.
  public init(name: NameSyntax, value: LetValueSyntax, span: SourceSpan) {
    self.name = name
    self.value = value
    self.span = span
  }
}

/// What a `let` name stands for.
public enum LetValueSyntax: Sendable, Hashable {
  /// A value or a table.
  case expression(ExpressionSyntax)
  /// A function.
  case function(FunctionSyntax)
}

extension Parser {
  mutating func letStatement() throws(Failure) -> LetSyntax {
    let keyword = advance()
    let name = try declaredName("the name of the variable")
    try expect(.assign, "'=' and what '\(name.text)' stands for")
    let value: LetValueSyntax =
      try isAtFunction ? .function(function()) : .expression(tabular())
    return LetSyntax(name: name, value: value, span: span(from: keyword))
  }

  /// Whether a function is declared here: `view (…) {…}`, `() {…}`, `(a: long) {…}`.
  private var isAtFunction: Bool {
    if isAtWord(.view, before: .openParenthesis) { return true }
    guard at(.openParenthesis) else { return false }
    let next = peek()
    if next.kind == .closeParenthesis { return peek(2).kind == .openBrace }
    if next.kind == .openBracket { return peek(2).kind == .closeBracket && peek(4).kind == .colon }
    return next.kind == .word && peek(2).kind == .colon && canDeclare(next)
  }
}

extension Printer {
  mutating func print(_ node: LetSyntax) {
    write("let ")
    print(node.name)
    write(" = ")
    switch node.value {
    case .expression(let expression): printTabular(expression)
    case .function(let function): print(function)
    }
  }
}
