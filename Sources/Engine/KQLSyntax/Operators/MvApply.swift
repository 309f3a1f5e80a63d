public import Diagnostics

/// A subquery over the elements of each row.
public struct MvApplySyntax: Sendable, Hashable {
  /// The settings, such as `with_itemindex=i`.
  public var parameters: [OperatorParameterSyntax]
  /// What to expand, side by side.
  public var columns: [ExpandColumnSyntax]
  /// The most rows a record.
  public var limit: ExpressionSyntax?
  /// The identifier of the context.
  public var id: ExpressionSyntax?
  /// What to do with the elements; usually without a source.
  public var subquery: PipelineSyntax
  /// Where it stands.
  public var span: SourceSpan

  /// Creates the node.
  public init(
    parameters: [OperatorParameterSyntax] = [],
    columns: [ExpandColumnSyntax],
    limit: ExpressionSyntax? = nil,
    id: ExpressionSyntax? = nil,
    subquery: PipelineSyntax,
    span: SourceSpan
  ) {
    self.parameters = parameters
    self.columns = columns
    self.limit = limit
    self.id = id
    self.subquery = subquery
    self.span = span
  }
}

extension Parser {
  mutating func mvApplyOperator(_ keyword: Token) throws(Failure) -> OperatorSyntax {
    let parameters = try parameters()
    let columns = try expandColumns()
    let limit = take(.limit) != nil ? try scalar() : nil
    let id = take(.id) != nil ? try scalar() : nil
    try expect(.on)
    try expect(.openParenthesis, "'(' and a subquery after 'on'")
    let subquery = try subquery()
    try expect(.closeParenthesis, "')' after the subquery")
    return .mvApply(
      MvApplySyntax(
        parameters: parameters,
        columns: columns,
        limit: limit,
        id: id,
        subquery: subquery,
        span: span(from: keyword)
      )
    )
  }
}

extension Printer {
  mutating func print(_ node: MvApplySyntax) {
    write("mv-apply")
    print(node.parameters)
    write(" ")
    print(node.columns)
    if let limit = node.limit {
      write(" limit ")
      print(limit)
    }
    if let id = node.id {
      write(" id ")
      print(id)
    }
    write(" on (")
    print(node.subquery)
    write(")")
  }
}
