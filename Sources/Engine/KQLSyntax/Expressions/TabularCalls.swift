public import Diagnostics

/// `toscalar(…)`: the first cell of a table as a value.
public struct ToScalarSyntax: Sendable, Hashable {
  /// Whether it was written `toscalar kind=nooptimization`.
  public var isUnoptimized: Bool
  /// The table.
  public var expression: ExpressionSyntax
  /// Where it stands.
  public var span: SourceSpan

  /// Creates the node.
  public init(isUnoptimized: Bool = false, expression: ExpressionSyntax, span: SourceSpan) {
    self.isUnoptimized = isUnoptimized
    self.expression = expression
    self.span = span
  }
}

/// `totable(…)`: a value as a table.
public struct ToTableSyntax: Sendable, Hashable {
  /// Whether it was written `totable kind=nooptimization`.
  public var isUnoptimized: Bool
  /// The table.
  public var expression: ExpressionSyntax
  /// Where it stands.
  public var span: SourceSpan

  /// Creates the node.
  public init(isUnoptimized: Bool = false, expression: ExpressionSyntax, span: SourceSpan) {
    self.isUnoptimized = isUnoptimized
    self.expression = expression
    self.span = span
  }
}

/// `materialize(…)`: a table that is computed once.
public struct MaterializeSyntax: Sendable, Hashable {
  /// The table.
  public var expression: ExpressionSyntax
  /// Where it stands.
  public var span: SourceSpan

  /// Creates the node.
  public init(expression: ExpressionSyntax, span: SourceSpan) {
    self.expression = expression
    self.span = span
  }
}

extension Parser {
  mutating func toScalar() throws(Failure) -> ExpressionSyntax {
    let keyword = advance()
    let isUnoptimized = try noOptimization()
    let table = try tabularInParentheses()
    return .toScalar(
      ToScalarSyntax(isUnoptimized: isUnoptimized, expression: table, span: span(from: keyword))
    )
  }

  mutating func toTable() throws(Failure) -> ExpressionSyntax {
    let keyword = advance()
    let isUnoptimized = try noOptimization()
    let table = try tabularInParentheses()
    return .toTable(
      ToTableSyntax(isUnoptimized: isUnoptimized, expression: table, span: span(from: keyword))
    )
  }

  mutating func materialize() throws(Failure) -> ExpressionSyntax {
    let keyword = advance()
    let table = try tabularInParentheses()
    return .materialize(MaterializeSyntax(expression: table, span: span(from: keyword)))
  }

  /// `kind=nooptimization`, when it stands here.
  private mutating func noOptimization() throws(Failure) -> Bool {
    guard take(.kind) != nil else { return false }
    try expect(.assign, "'=' after 'kind'")
    try expect(.nooptimization)
    return true
  }

  private mutating func tabularInParentheses() throws(Failure) -> ExpressionSyntax {
    try expect(.openParenthesis, "'(' and a table")
    let table = try tabular()
    try expect(.closeParenthesis, "')' after the table")
    return table
  }
}

extension Printer {
  mutating func print(_ node: ToScalarSyntax) {
    write(node.isUnoptimized ? "toscalar kind=nooptimization (" : "toscalar(")
    printTabular(node.expression)
    write(")")
  }

  mutating func print(_ node: ToTableSyntax) {
    write(node.isUnoptimized ? "totable kind=nooptimization (" : "totable(")
    printTabular(node.expression)
    write(")")
  }

  mutating func print(_ node: MaterializeSyntax) {
    write("materialize(")
    printTabular(node.expression)
    write(")")
  }
}
