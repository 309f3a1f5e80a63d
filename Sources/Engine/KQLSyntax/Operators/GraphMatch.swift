public import Diagnostics

/// Patterns in a graph.
public struct GraphMatchSyntax: Sendable, Hashable {
  /// The settings, such as `cycles=none`.
  public var parameters: [OperatorParameterSyntax]
  /// The patterns.
  public var patterns: [GraphPatternSyntax]
  /// What nodes and edges must satisfy.
  public var predicate: ExpressionSyntax?
  /// The columns after `project`.
  public var columns: [NamedExpressionSyntax]?
  /// Where it stands.
  public var span: SourceSpan

  /// Creates the node.
  public init(
    parameters: [OperatorParameterSyntax] = [],
    patterns: [GraphPatternSyntax],
    predicate: ExpressionSyntax? = nil,
    columns: [NamedExpressionSyntax]? = nil,
    span: SourceSpan
  ) {
    self.parameters = parameters
    self.patterns = patterns
    self.predicate = predicate
    self.columns = columns
    self.span = span
  }
}

extension Parser {
  mutating func graphMatchOperator(_ keyword: Token) throws(Failure) -> OperatorSyntax {
    let parameters = try parameters()
    let patterns = try graphPatterns()
    let (predicate, columns) = try graphClauses()
    return .graphMatch(
      GraphMatchSyntax(
        parameters: parameters,
        patterns: patterns,
        predicate: predicate,
        columns: columns,
        span: span(from: keyword)
      )
    )
  }

  /// `where …` and `project …` after patterns.
  mutating func graphClauses() throws(Failure) -> (
    ExpressionSyntax?, [NamedExpressionSyntax]?
  ) {
    let predicate = take(.where) != nil ? try scalar() : nil
    let columns = take(.project) != nil ? try namedExpressions() : nil
    return (predicate, columns)
  }
}

extension Printer {
  mutating func print(_ node: GraphMatchSyntax) {
    write("graph-match")
    print(node.parameters)
    write(" ")
    print(node.patterns)
    printClauses(node.predicate, node.columns)
  }

  mutating func printClauses(_ predicate: ExpressionSyntax?, _ columns: [NamedExpressionSyntax]?) {
    if let predicate {
      write(" where ")
      print(predicate)
    }
    if let columns {
      write(" project ")
      list(columns) { $0.print($1) }
    }
  }
}
