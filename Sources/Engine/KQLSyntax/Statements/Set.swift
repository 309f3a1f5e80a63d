public import Diagnostics

/// A request option, `set querytrace` or `set notruncation = true`.
public struct SetSyntax: Sendable, Hashable {
  /// The option.
  public var name: NameSyntax
  /// The value: a name or a literal.
  public var value: ExpressionSyntax?
  /// Where it stands.
  public var span: SourceSpan

  /// Creates the node.
  public init(name: NameSyntax, value: ExpressionSyntax?, span: SourceSpan) {
    self.name = name
    self.value = value
    self.span = span
  }
}

extension Parser {
  mutating func setStatement() throws(Failure) -> SetSyntax {
    let keyword = advance()
    let name = try anyWord("an option")
    let value = take(.assign) != nil ? try optionValue() : nil
    return SetSyntax(name: name, value: value, span: span(from: keyword))
  }

  private mutating func optionValue() throws(Failure) -> ExpressionSyntax {
    try isAtLiteral ? signedLiteral() : .name(anyWord("the value of the option"))
  }
}

extension Printer {
  mutating func print(_ node: SetSyntax) {
    write("set ")
    print(node.name)
    if let value = node.value {
      write(" = ")
      print(value)
    }
  }
}
