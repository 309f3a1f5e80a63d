public import Diagnostics

/// One row.
public struct PrintSyntax: Sendable, Hashable {
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
  mutating func printOperator(_ keyword: Token) throws(Failure) -> OperatorSyntax {
    let columns = try namedExpressions()
    return .print(PrintSyntax(columns: columns, span: span(from: keyword)))
  }
}

extension Printer {
  mutating func print(_ node: PrintSyntax) {
    write("print ")
    list(node.columns) { $0.print($1) }
  }
}
