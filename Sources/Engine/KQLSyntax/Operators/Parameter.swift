public import Diagnostics

/// A setting of an operator, `kind=inner` or `hint.strategy=shuffle`.
public struct OperatorParameterSyntax: Sendable, Hashable {
  /// The setting, with its dots.
  public var name: NameSyntax
  /// The value: a name or a literal.
  public var value: ExpressionSyntax
  /// Where it stands.
  public var span: SourceSpan

  /// Creates the node.
  public init(name: NameSyntax, value: ExpressionSyntax, span: SourceSpan) {
    self.name = name
    self.value = value
    self.span = span
  }
}

extension OperatorParameterSyntax {
  /// The value as text, when it is a name or a string.
  public var text: String? {
    switch value {
    case .name(let name): name.text
    case .literal(let literal):
      if case .string(let text) = literal.value { text } else { nil }
    default: nil
    }
  }
}

extension Sequence where Element == OperatorParameterSyntax {
  /// The last setting with this name.
  public func named(_ name: String) -> OperatorParameterSyntax? {
    reduce(nil) { found, next in next.name.text == name ? next : found }
  }
}

/// A property in `with (name = value)`.
public struct PropertySyntax: Sendable, Hashable {
  /// The property.
  public var name: NameSyntax
  /// The value: a literal, a name, a type.
  public var value: ExpressionSyntax
  /// Where it stands.
  public var span: SourceSpan

  /// Creates the node.
  public init(name: NameSyntax, value: ExpressionSyntax, span: SourceSpan) {
    self.name = name
    self.value = value
    self.span = span
  }
}

extension Parser {
  private static let parameterNames: Set<String> = [
    "__crossCluster", "__crossDB", "__id", "__isFuzzy", "__noWithSource", "__packedColumn",
    "__sourceColumnIndex", "bagexpansion", "bin_legacy", "cycles", "datascope", "decodeblocks",
    "expandoutput", "force_remote", "isfuzzy", "kind", "with_itemindex", "with_match_id",
    "with_source", "with_step_name", "withsource",
  ]

  /// The settings that stand here, `name=value`; `names` are those of this operator alone.
  mutating func parameters(
    _ names: Set<String> = []
  ) throws(Failure) -> [OperatorParameterSyntax] {
    var list: [OperatorParameterSyntax] = []
    while let name = takeParameterName(names) {
      try expect(.assign, "'=' after '\(name.text)'")
      let value = try parameterValue(name)
      list.append(
        OperatorParameterSyntax(
          name: name,
          value: value,
          span: SourceSpan(name.span.lowerBound, value.span.upperBound)
        )
      )
    }
    return list
  }

  private mutating func takeParameterName(_ names: Set<String>) -> NameSyntax? {
    guard at(.word) else { return nil }
    let start = current
    if peek().kind == .dot, peek(2).kind == .word, peek(3).kind == .assign,
      slice(start).elementsEqual("hint".utf8)
    {
      for _ in 0..<3 { advance() }
      let place = span(from: start)
      return NameSyntax(text: bytes[place.lowerBound..<place.upperBound].text, span: place)
    }
    guard peek().kind == .assign else { return nil }
    let word = text(start)
    guard Self.parameterNames.contains(word) || names.contains(word) else { return nil }
    advance()
    return NameSyntax(text: word, span: start.span)
  }

  private mutating func parameterValue(_ name: NameSyntax) throws(Failure) -> ExpressionSyntax {
    if isAtLiteral { return try signedLiteral() }
    guard at(.word) || isAtBracketedName else {
      throw failure("a value for '\(name.text)'")
    }
    return .name(try anyWord("a value for '\(name.text)'"))
  }

  /// `with (name = value, …)` after its `with`.
  mutating func properties() throws(Failure) -> [PropertySyntax] {
    try expect(.openParenthesis, "'(' and properties after 'with'")
    var list: [PropertySyntax] = []
    while !at(.closeParenthesis) {
      let name = try anyWord("a property")
      try expect(.assign, "'=' after '\(name.text)'")
      let value = try propertyValue(name)
      list.append(
        PropertySyntax(
          name: name,
          value: value,
          span: SourceSpan(name.span.lowerBound, value.span.upperBound)
        )
      )
      guard take(.comma) != nil else { break }
    }
    try expect(.closeParenthesis, "',' or ')'")
    return list
  }

  private mutating func propertyValue(_ name: NameSyntax) throws(Failure) -> ExpressionSyntax {
    if let token = take(.rawGUID) {
      let text = GUIDText.canonical(slice(token)) ?? ""
      return .literal(LiteralSyntax(value: .guid(text), span: token.span))
    }
    if isAtWord(.typeof, before: .openParenthesis) { return try typeLiteral() }
    if isAtLiteral { return try signedLiteral() }
    return .name(try anyWord("a value for '\(name.text)'"))
  }
}

extension Printer {
  mutating func print(_ parameters: [OperatorParameterSyntax]) {
    for parameter in parameters {
      write(" ")
      writeDotted(parameter.name)
      write("=")
      print(parameter.value)
    }
  }

  mutating func print(_ properties: [PropertySyntax]) {
    write(" with (")
    list(properties) { printer, property in
      printer.print(property.name)
      printer.write("=")
      printer.print(property.value)
    }
    write(")")
  }
}
