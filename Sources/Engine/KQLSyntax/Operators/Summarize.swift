public import Diagnostics

/// Groups and what is computed of each.
public struct SummarizeSyntax: Sendable, Hashable {
  /// The settings.
  public var parameters: [OperatorParameterSyntax]
  /// What to compute.
  public var aggregates: [NamedExpressionSyntax]
  /// The keys after `by`.
  public var groups: [NamedExpressionSyntax]
  /// The size after the old `bin=`.
  public var legacyBin: ExpressionSyntax?
  /// Where it stands.
  public var span: SourceSpan

  /// Creates the node.
  public init(
    parameters: [OperatorParameterSyntax] = [],
    aggregates: [NamedExpressionSyntax],
    groups: [NamedExpressionSyntax],
    legacyBin: ExpressionSyntax? = nil,
    span: SourceSpan
  ) {
    self.parameters = parameters
    self.aggregates = aggregates
    self.groups = groups
    self.legacyBin = legacyBin
    self.span = span
  }
}

extension Parser {
  mutating func summarizeOperator(_ keyword: Token) throws(Failure) -> OperatorSyntax {
    let parameters = try parameters()
    let aggregates = at(.by) || isAtBoundary ? [] : try namedExpressions()
    var groups: [NamedExpressionSyntax] = []
    var legacyBin: ExpressionSyntax?
    if take(.by) != nil {
      repeat { groups.append(try namedExpression()) } while take(.comma) != nil
      if isAtWord(.bin, before: .assign) {
        advance()
        advance()
        legacyBin = try scalar()
      }
    }
    return .summarize(
      SummarizeSyntax(
        parameters: parameters,
        aggregates: aggregates,
        groups: groups,
        legacyBin: legacyBin,
        span: span(from: keyword)
      )
    )
  }
}

extension Printer {
  mutating func print(_ node: SummarizeSyntax) {
    write("summarize")
    print(node.parameters)
    if !node.aggregates.isEmpty {
      write(" ")
      list(node.aggregates) { $0.print($1) }
    }
    if !node.groups.isEmpty {
      write(" by ")
      list(node.groups) { $0.print($1) }
    }
    if let size = node.legacyBin {
      write(" bin=")
      print(size)
    }
  }
}
