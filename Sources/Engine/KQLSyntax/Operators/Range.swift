public import Diagnostics

/// A column of evenly spaced values.
public struct RangeSyntax: Sendable, Hashable {
  /// The column.
  public var name: NameSyntax
  /// The first value.
  public var from: ExpressionSyntax
  /// The bound.
  public var to: ExpressionSyntax
  /// The difference.
  public var step: ExpressionSyntax
  /// Where it stands.
  public var span: SourceSpan

  /// Creates the node.
  public init(
    name: NameSyntax,
    from: ExpressionSyntax,
    to: ExpressionSyntax,
    step: ExpressionSyntax,
    span: SourceSpan
  ) {
    self.name = name
    self.from = from
    self.to = to
    self.step = step
    self.span = span
  }
}

extension Parser {
  mutating func rangeOperator(_ keyword: Token) throws(Failure) -> OperatorSyntax {
    let name = try declaredName("the name of the column")
    try expect(.from)
    let from = try scalar()
    try expect(.to)
    let to = try scalar()
    try expect(.step)
    let step = try scalar()
    return .range(
      RangeSyntax(name: name, from: from, to: to, step: step, span: span(from: keyword))
    )
  }
}

extension Printer {
  mutating func print(_ node: RangeSyntax) {
    write("range ")
    print(node.name)
    write(" from ")
    print(node.from)
    write(" to ")
    print(node.to)
    write(" step ")
    print(node.step)
  }
}
