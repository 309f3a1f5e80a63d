public import Diagnostics

/// New names for columns.
public struct ProjectRenameSyntax: Sendable, Hashable {
  /// New name and column.
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
  mutating func projectRenameOperator(_ keyword: Token) throws(Failure) -> OperatorSyntax {
    let columns = isAtBoundary ? [] : try namedExpressions()
    return .projectRename(ProjectRenameSyntax(columns: columns, span: span(from: keyword)))
  }
}

extension Printer {
  mutating func print(_ node: ProjectRenameSyntax) {
    write("project-rename ")
    list(node.columns) { $0.print($1) }
  }
}
