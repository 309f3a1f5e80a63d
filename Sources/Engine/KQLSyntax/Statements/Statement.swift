public import Diagnostics

/// A statement of a query.
public indirect enum StatementSyntax: Sendable, Hashable {
  /// `let name = …`.
  case `let`(LetSyntax)
  /// `set option = value`.
  case set(SetSyntax)
  /// `declare query_parameters (…)`.
  case queryParameters(QueryParametersSyntax)
  /// `declare pattern …`.
  case pattern(PatternSyntax)
  /// `alias database …`.
  case alias(AliasSyntax)
  /// `restrict access to (…)`.
  case restrict(RestrictSyntax)
  /// A tabular expression, whose rows are a result.
  case query(ExpressionSyntax)

  /// Where it stands, without the semicolon.
  public var span: SourceSpan {
    switch self {
    case .let(let node): node.span
    case .set(let node): node.span
    case .queryParameters(let node): node.span
    case .pattern(let node): node.span
    case .alias(let node): node.span
    case .restrict(let node): node.span
    case .query(let node): node.span
    }
  }
}
