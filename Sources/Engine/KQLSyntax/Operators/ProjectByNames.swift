public import Diagnostics

/// The columns whose names are computed.
public struct ProjectByNamesSyntax: Sendable, Hashable {
  /// Names, wildcards and arrays of names.
  public var columns: [ExpressionSyntax]
  /// Where it stands.
  public var span: SourceSpan

  /// Creates the node.
  public init(columns: [ExpressionSyntax], span: SourceSpan) {
    self.columns = columns
    self.span = span
  }
}

extension Parser {
  mutating func projectByNamesOperator(
    _ keyword: Token
  ) throws(Failure) -> OperatorSyntax {
    var columns: [ExpressionSyntax] = []
    if !isAtBoundary {
      repeat {
        if let wildcard = takeWildcard() {
          columns.append(.wildcard(wildcard))
        } else {
          columns.append(try scalar())
        }
      } while take(.comma) != nil
    }
    return .projectByNames(ProjectByNamesSyntax(columns: columns, span: span(from: keyword)))
  }
}

extension Printer {
  mutating func print(_ node: ProjectByNamesSyntax) {
    write("project-by-names ")
    list(node.columns) { $0.print($1) }
  }
}
