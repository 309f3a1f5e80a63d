public import Diagnostics

/// A materialized view and what came after it.
public struct ViewCombineSyntax: Sendable, Hashable {
  /// The view's name.
  public var name: ExpressionSyntax
  /// The rows that are materialized.
  public var base: ExpressionSyntax
  /// The rows that are not yet.
  public var delta: ExpressionSyntax
  /// How the two are combined.
  public var aggregations: SummarizeSyntax
  /// Where it stands.
  public var span: SourceSpan

  /// Creates the node.
  public init(
    name: ExpressionSyntax,
    base: ExpressionSyntax,
    delta: ExpressionSyntax,
    aggregations: SummarizeSyntax,
    span: SourceSpan
  ) {
    self.name = name
    self.base = base
    self.delta = delta
    self.aggregations = aggregations
    self.span = span
  }
}

extension Parser {
  mutating func viewCombine() throws(Failure) -> ExpressionSyntax {
    let keyword = advance()
    let name = try viewPart()
    try expectWord("base")
    let base = try viewPart()
    try expectWord("delta")
    let delta = try viewPart()
    try expectWord("aggregations")
    try expect(.openParenthesis, "'('")
    let summarize = try expect(.summarize)
    guard case .summarize(let aggregations) = try summarizeOperator(summarize) else {
      throw failure("'summarize'")
    }
    try expect(.closeParenthesis, "')'")
    return .viewCombine(
      ViewCombineSyntax(
        name: name,
        base: base,
        delta: delta,
        aggregations: aggregations,
        span: span(from: keyword)
      )
    )
  }

  private mutating func viewPart() throws(Failure) -> ExpressionSyntax {
    try expect(.openParenthesis, "'('")
    let part = try tabular()
    try expect(.closeParenthesis, "')'")
    return part
  }

  private mutating func expectWord(_ word: String) throws(Failure) {
    guard at(.word), slice(current).elementsEqual(word.utf8) else { throw failure("'\(word)'") }
    advance()
  }
}

extension Printer {
  mutating func print(_ node: ViewCombineSyntax) {
    write("materialized-view-combine (")
    printTabular(node.name)
    write(") base (")
    printTabular(node.base)
    write(") delta (")
    printTabular(node.delta)
    write(") aggregations (")
    print(node.aggregations)
    write(")")
  }
}
