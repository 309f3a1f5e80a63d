public import Diagnostics

/// The columns to keep or to compute.
public struct ProjectSyntax: Sendable, Hashable {
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
  mutating func projectOperator(_ keyword: Token) throws(Failure) -> OperatorSyntax {
    let columns = isAtBoundary ? [] : try namedExpressions()
    return .project(ProjectSyntax(columns: columns, span: span(from: keyword)))
  }
}

extension Printer {
  mutating func print(_ node: ProjectSyntax) {
    write("project ")
    list(node.columns) { $0.print($1) }
  }
}
