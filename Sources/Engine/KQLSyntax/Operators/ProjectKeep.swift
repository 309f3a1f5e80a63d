public import Diagnostics

/// The columns to keep.
public struct ProjectKeepSyntax: Sendable, Hashable {
  /// The columns.
  public var columns: [NamePatternSyntax]
  /// Where it stands.
  public var span: SourceSpan

  /// Creates the node.
  public init(columns: [NamePatternSyntax], span: SourceSpan) {
    self.columns = columns
    self.span = span
  }
}

extension Parser {
  mutating func projectKeepOperator(_ keyword: Token) throws(Failure) -> OperatorSyntax {
    let columns = try columnPatterns()
    return .projectKeep(ProjectKeepSyntax(columns: columns, span: span(from: keyword)))
  }
}

extension Printer {
  mutating func print(_ node: ProjectKeepSyntax) {
    write("project-keep ")
    list(node.columns) { $0.print($1) }
  }
}
