public import Diagnostics

/// New columns.
public struct ExtendSyntax: Sendable, Hashable {
  /// The columns.
  public var columns: [NamedExpressionSyntax]
  /// Where it stands.
  public var span: SourceSpan

  /// Creates the node.
  public init(columns: [NamedExpressionSyntax], span: SourceSpan) {
    self.columns = columns
    self.span = span
  }
}

extension Parser {
  mutating func extendOperator(_ keyword: Token) throws(Failure) -> OperatorSyntax {
    let columns = try namedExpressions()
    return .extend(ExtendSyntax(columns: columns, span: span(from: keyword)))
  }
}

extension Printer {
  mutating func print(_ node: ExtendSyntax) {
    write("extend ")
    list(node.columns) { $0.print($1) }
  }
}
