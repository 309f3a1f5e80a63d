public import Diagnostics

/// A table of values per column.
public struct FacetSyntax: Sendable, Hashable {
  /// The columns.
  public var columns: [ExpressionSyntax]
  /// A further table, after `with`.
  public var subquery: PipelineSyntax?
  /// Where it stands.
  public var span: SourceSpan

  /// Creates the node.
  public init(columns: [ExpressionSyntax], subquery: PipelineSyntax? = nil, span: SourceSpan) {
    self.columns = columns
    self.subquery = subquery
    self.span = span
  }
}

extension Parser {
  mutating func facetOperator(_ keyword: Token) throws(Failure) -> OperatorSyntax {
    try expect(.by)
    var columns: [ExpressionSyntax] = []
    repeat { columns.append(try columnReference()) } while take(.comma) != nil
    var subquery: PipelineSyntax?
    if take(.with) != nil {
      if take(.openParenthesis) != nil {
        subquery = try self.subquery()
        try expect(.closeParenthesis, "')' after the subquery")
      } else {
        let start = current
        try enter()
        defer { leave() }
        let node = try operatorNode()
        subquery = PipelineSyntax(source: nil, operators: [node], span: span(from: start))
      }
    }
    return .facet(FacetSyntax(columns: columns, subquery: subquery, span: span(from: keyword)))
  }
}

extension Printer {
  mutating func print(_ node: FacetSyntax) {
    write("facet by ")
    list(node.columns) { $0.print($1) }
    if let subquery = node.subquery {
      write(" with (")
      print(subquery)
      write(")")
    }
  }
}
