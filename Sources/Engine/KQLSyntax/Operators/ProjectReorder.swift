public import Diagnostics

/// The columns that come first.
public struct ProjectReorderSyntax: Sendable, Hashable {
  /// The columns.
  public var columns: [ReorderColumnSyntax]
  /// Where it stands.
  public var span: SourceSpan

  /// Creates the node.
  public init(columns: [ReorderColumnSyntax], span: SourceSpan) {
    self.columns = columns
    self.span = span
  }
}

/// The order in which `project-reorder` puts the columns of a wildcard.
public enum ReorderDirectionSyntax: String, Sendable, Hashable {
  case ascending = "asc"
  case descending = "desc"
  case naturalAscending = "granny-asc"
  case naturalDescending = "granny-desc"
}

/// Columns that come first.
public struct ReorderColumnSyntax: Sendable, Hashable {
  /// The columns.
  public var column: NamePatternSyntax
  /// Their order, when written.
  public var direction: ReorderDirectionSyntax?
  /// Where it stands.
  public var span: SourceSpan

  /// Creates the node.
  public init(
    column: NamePatternSyntax,
    direction: ReorderDirectionSyntax? = nil,
    span: SourceSpan
  ) {
    self.column = column
    self.direction = direction
    self.span = span
  }
}

extension Parser {
  mutating func projectReorderOperator(
    _ keyword: Token
  ) throws(Failure) -> OperatorSyntax {
    var columns: [ReorderColumnSyntax] = []
    if !isAtBoundary {
      repeat { columns.append(try reorderColumn()) } while take(.comma) != nil
    }
    return .projectReorder(ProjectReorderSyntax(columns: columns, span: span(from: keyword)))
  }

  private mutating func reorderColumn() throws(Failure) -> ReorderColumnSyntax {
    let start = current
    let column = try columnPattern()
    var direction: ReorderDirectionSyntax?
    if at(.word), let written = ReorderDirectionSyntax(rawValue: current.keyword.rawValue) {
      direction = written
      advance()
    }
    return ReorderColumnSyntax(column: column, direction: direction, span: span(from: start))
  }
}

extension Printer {
  mutating func print(_ node: ProjectReorderSyntax) {
    write("project-reorder ")
    list(node.columns) { printer, column in
      printer.print(column.column)
      if let direction = column.direction { printer.write(" \(direction.rawValue)") }
    }
  }
}
