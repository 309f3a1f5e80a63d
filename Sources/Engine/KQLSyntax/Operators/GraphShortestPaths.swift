public import Diagnostics

/// The shortest paths in a graph.
public struct GraphShortestPathsSyntax: Sendable, Hashable {
  /// The settings, such as `output=all`.
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
  mutating func graphShortestPathsOperator(
    _ keyword: Token
  ) throws(Failure) -> OperatorSyntax {
    let parameters = try parameters(["output"])
    let patterns = try graphPatterns()
    let (predicate, columns) = try graphClauses()
    return .graphShortestPaths(
      GraphShortestPathsSyntax(
        parameters: parameters,
        patterns: patterns,
        predicate: predicate,
        columns: columns,
        span: span(from: keyword)
      )
    )
  }
}

extension Printer {
  mutating func print(_ node: GraphShortestPathsSyntax) {
    write("graph-shortest-paths")
    print(node.parameters)
    write(" ")
    print(node.patterns)
    printClauses(node.predicate, node.columns)
  }
}
