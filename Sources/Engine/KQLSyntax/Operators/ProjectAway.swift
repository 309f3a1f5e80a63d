public import Diagnostics

/// The columns to drop.
public struct ProjectAwaySyntax: Sendable, Hashable {
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
  mutating func projectAwayOperator(_ keyword: Token) throws(Failure) -> OperatorSyntax {
    let columns = try columnPatterns()
    return .projectAway(ProjectAwaySyntax(columns: columns, span: span(from: keyword)))
  }

  /// Columns and wildcards with commas between them, or nothing.
  mutating func columnPatterns() throws(Failure) -> [NamePatternSyntax] {
    guard !isAtBoundary else { return [] }
    var columns: [NamePatternSyntax] = []
    repeat { columns.append(try columnPattern()) } while take(.comma) != nil
    return columns
  }
}

extension Printer {
  mutating func print(_ node: ProjectAwaySyntax) {
    write("project-away ")
    list(node.columns) { $0.print($1) }
  }
}
