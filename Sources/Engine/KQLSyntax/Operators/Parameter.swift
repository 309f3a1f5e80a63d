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
