public import Diagnostics

/// A parameter of a function or of the query.
public struct ParameterSyntax: Sendable, Hashable {
  /// The name.
  public var name: NameSyntax
  /// What it takes.
  public var type: ParameterTypeSyntax
  /// The literal to use when the argument is left out.
  public var defaultValue: ExpressionSyntax?
  /// Where it stands.
  public var span: SourceSpan

  /// Creates the node.
  public init(
    name: NameSyntax,
    type: ParameterTypeSyntax,
    defaultValue: ExpressionSyntax? = nil,
    span: SourceSpan
  ) {
    self.name = name
    self.type = type
    self.defaultValue = defaultValue
    self.span = span
  }
}

/// What a parameter takes.
public enum ParameterTypeSyntax: Sendable, Hashable {
  /// A value.
  case scalar(TypeSyntax)
  /// A table that has these columns.
  case table(SchemaSyntax)
}

extension Parser {
  /// `(T: (*), x: long, y: string = "a")`.
  mutating func functionParameters() throws(Failure) -> [ParameterSyntax] {
    try expect(.openParenthesis, "'(' and parameters")
    var parameters: [ParameterSyntax] = []
    while !at(.closeParenthesis) {
      parameters.append(try functionParameter())
      guard take(.comma) != nil else { break }
    }
    try expect(.closeParenthesis, "',' or ')'")
    return parameters
  }

  private mutating func functionParameter() throws(Failure) -> ParameterSyntax {
    let start = current
    let name = try declaredName("a parameter")
    try expect(.colon, "':' and the type of '\(name.text)'")
    let type: ParameterTypeSyntax =
      try at(.openParenthesis) ? .table(schema()) : .scalar(self.type())
    var value: ExpressionSyntax?
    if take(.assign) != nil {
      value =
        try at(.word) && canRefer(current) && !isAtLiteral
        ? .name(referencedName("a constant")) : signedLiteral()
    }
    return ParameterSyntax(name: name, type: type, defaultValue: value, span: span(from: start))
  }
}

extension Printer {
  mutating func print(_ parameters: [ParameterSyntax]) {
    write("(")
    list(parameters) { printer, parameter in
      printer.print(parameter.name)
      printer.write(": ")
      switch parameter.type {
      case .scalar(let type): printer.print(type)
      case .table(let schema): printer.print(schema)
      }
      if let value = parameter.defaultValue {
        printer.write(" = ")
        printer.print(value)
      }
    }
    write(")")
  }
}
