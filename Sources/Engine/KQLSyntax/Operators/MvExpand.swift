public import Diagnostics

/// A row an element.
public struct MvExpandSyntax: Sendable, Hashable {
  /// Whether it was written `mvexpand`.
  public var isLegacy: Bool
  /// The settings, such as `bagexpansion=array`.
  public var parameters: [OperatorParameterSyntax]
  /// What to expand, side by side.
  public var columns: [ExpandColumnSyntax]
  /// The most rows a record.
  public var limit: ExpressionSyntax?
  /// Where it stands.
  public var span: SourceSpan

  /// Creates the node.
  public init(
    isLegacy: Bool = false,
    parameters: [OperatorParameterSyntax] = [],
    columns: [ExpandColumnSyntax],
    limit: ExpressionSyntax? = nil,
    span: SourceSpan
  ) {
    self.isLegacy = isLegacy
    self.parameters = parameters
    self.columns = columns
    self.limit = limit
    self.span = span
  }
}

/// An array or a bag to expand.
public struct ExpandColumnSyntax: Sendable, Hashable {
  /// What to expand.
  public var expression: NamedExpressionSyntax
  /// The type after `to typeof`.
  public var type: TypeSyntax?
  /// Where it stands.
  public var span: SourceSpan

  /// Creates the node.
  public init(expression: NamedExpressionSyntax, type: TypeSyntax? = nil, span: SourceSpan) {
    self.expression = expression
    self.type = type
    self.span = span
  }
}

extension Parser {
  mutating func mvExpandOperator(_ keyword: Token) throws(Failure) -> OperatorSyntax {
    let parameters = try parameters()
    let columns = try expandColumns()
    let limit = take(.limit) != nil ? try scalar() : nil
    return .mvExpand(
      MvExpandSyntax(
        isLegacy: keyword.keyword == .mvExpandLegacy,
        parameters: parameters,
        columns: columns,
        limit: limit,
        span: span(from: keyword)
      )
    )
  }

  /// `a to typeof(long), b = c`.
  mutating func expandColumns() throws(Failure) -> [ExpandColumnSyntax] {
    var columns: [ExpandColumnSyntax] = []
    repeat {
      let start = current
      let expression = try namedExpression()
      var type: TypeSyntax?
      if take(.to) != nil { type = try typeOfScalar() }
      columns.append(
        ExpandColumnSyntax(expression: expression, type: type, span: span(from: start))
      )
    } while take(.comma) != nil
    return columns
  }

  /// `typeof(long)`.
  private mutating func typeOfScalar() throws(Failure) -> TypeSyntax {
    try expect(.typeof)
    try expect(.openParenthesis, "'(' and a type")
    let type = try type(ofConversion: true)
    try expect(.closeParenthesis, "')' after the type")
    return type
  }
}

extension Printer {
  mutating func print(_ node: MvExpandSyntax) {
    write(node.isLegacy ? "mvexpand" : "mv-expand")
    print(node.parameters)
    write(" ")
    print(node.columns)
    if let limit = node.limit {
      write(" limit ")
      print(limit)
    }
  }

  mutating func print(_ columns: [ExpandColumnSyntax]) {
    list(columns) { printer, column in
      printer.print(column.expression)
      if let type = column.type {
        printer.write(" to typeof(")
        printer.print(type)
        printer.write(")")
      }
    }
  }
}
