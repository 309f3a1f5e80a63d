public import Diagnostics

/// A function that takes the rows.
public struct InvokeSyntax: Sendable, Hashable {
  /// The function and its other arguments: a call, or a path that ends in one.
  public var call: ExpressionSyntax
  /// Where it stands.
  public var span: SourceSpan

  /// Creates the node.
  public init(call: ExpressionSyntax, span: SourceSpan) {
    self.call = call
    self.span = span
  }
}

extension Parser {
  mutating func invokeOperator(_ keyword: Token) throws(Failure) -> OperatorSyntax {
    guard at(.word) || isAtBracketedName else { throw failure("a function and its arguments") }
    let call = try postfixInScope()
    return .invoke(InvokeSyntax(call: call, span: span(from: keyword)))
  }
}

extension Printer {
  mutating func print(_ node: InvokeSyntax) {
    write("invoke ")
    print(node.call)
  }
}
