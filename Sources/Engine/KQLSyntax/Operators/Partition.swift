public import Diagnostics

/// A subquery per value of a column.
public struct PartitionSyntax: Sendable, Hashable {
  /// The settings.
  public var parameters: [OperatorParameterSyntax]
  /// The column.
  public var column: ExpressionSyntax
  /// The values after `in`.
  public var scope: ExpressionSyntax?
  /// What to do with each part.
  public var body: PartitionBodySyntax
  /// Where it stands.
  public var span: SourceSpan

  /// Creates the node.
  public init(
    parameters: [OperatorParameterSyntax] = [],
    column: ExpressionSyntax,
    scope: ExpressionSyntax? = nil,
    body: PartitionBodySyntax,
    span: SourceSpan
  ) {
    self.parameters = parameters
    self.column = column
    self.scope = scope
    self.body = body
    self.span = span
  }
}

/// What `partition` does with each part.
public enum PartitionBodySyntax: Sendable, Hashable {
  /// `( … )`: operators over the part.
  case subquery(PipelineSyntax)
  /// `{ … }`: any query; the part is not its input.
  case query(ExpressionSyntax)
}

extension Parser {
  mutating func partitionOperator(_ keyword: Token) throws(Failure) -> OperatorSyntax {
    let parameters = try parameters()
    try expect(.by)
    let column = try columnReference()
    let scope = take(.in) != nil ? try postfixInScope() : nil
    let body: PartitionBodySyntax
    if take(.openBrace) != nil {
      body = .query(try tabular())
      try expect(.closeBrace, "'}' after the query")
    } else {
      try expect(.openParenthesis, "'(' and a subquery, or '{' and a query")
      body = .subquery(try subquery())
      try expect(.closeParenthesis, "')' after the subquery")
    }
    return .partition(
      PartitionSyntax(
        parameters: parameters,
        column: column,
        scope: scope,
        body: body,
        span: span(from: keyword)
      )
    )
  }

  /// A column, with members and elements but no calls, since `(` opens what follows it.
  mutating func columnReference() throws(Failure) -> ExpressionSyntax {
    let outer = height
    height = 0
    defer { height = max(outer, height) }
    let name = ExpressionSyntax.name(try referencedName("a column"))
    return try postfix(of: name, allowsCalls: false)
  }

  /// A value with members and elements, where no operators may follow.
  mutating func postfixInScope() throws(Failure) -> ExpressionSyntax {
    let outer = height
    height = 0
    defer { height = max(outer, height) }
    return try postfix()
  }
}

extension Printer {
  mutating func print(_ node: PartitionSyntax) {
    write("partition")
    print(node.parameters)
    write(" by ")
    print(node.column)
    if let scope = node.scope {
      write(" in ")
      print(scope)
    }
    switch node.body {
    case .subquery(let pipeline):
      write(" (")
      print(pipeline)
      write(")")
    case .query(let expression):
      write(" {")
      printTabular(expression)
      write("}")
    }
  }
}
