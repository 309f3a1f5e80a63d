public import Diagnostics

/// An expression: a value, a table or a whole pipeline of operators.
///
/// Only parentheses, arguments and the like nest; runs of operators are flat (`BinarySyntax`,
/// `LogicalSyntax`, `PipelineSyntax`), and the parser limits how deep the rest may nest, so walking
/// an expression recursively is safe.
public indirect enum ExpressionSyntax: Sendable, Hashable {
  /// A constant.
  case literal(LiteralSyntax)
  /// A column, a table, a `let` name.
  case name(NameSyntax)
  /// Several tables or columns, `Time*`.
  case wildcard(NamePatternSyntax)
  /// All columns, or any column: `*`.
  case star(SourceSpan)
  /// A member, `a.b`, also `database("d").Table`.
  case path(PathSyntax)
  /// An element, `a[0]`.
  case element(ElementSyntax)
  /// A call, `f(a, b)`.
  case call(CallSyntax)
  /// A sign, `-a`.
  case unary(UnarySyntax)
  /// Operators of one precedence, from left to right, `a + b - c`.
  case binary(BinarySyntax)
  /// `and` or `or` of two or more operands.
  case logical(LogicalSyntax)
  /// `a in (…)`, `a has_any (…)` and the like.
  case membership(MembershipSyntax)
  /// `a between (b .. c)`.
  case between(BetweenSyntax)
  /// An expression in parentheses that is not a pipeline.
  case parenthesized(ParenthesizedSyntax)
  /// A tabular expression with operators, in parentheses where the grammar wants them.
  case pipeline(PipelineSyntax)
  /// `toscalar(…)`.
  case toScalar(ToScalarSyntax)
  /// `totable(…)`.
  case toTable(ToTableSyntax)
  /// `materialize(…)`.
  case materialize(MaterializeSyntax)
  /// `typeof(long)` or `typeof((a: long))`.
  case type(TypeLiteralSyntax)
  /// `datatable (…) [ … ]`.
  case dataTable(DataTableSyntax)
  /// `externaldata (…) [ … ]`.
  case externalData(ExternalDataSyntax)
  /// A table that the service hands in.
  case contextualDataTable(ContextualDataTableSyntax)
  /// `entity_group [ … ]`.
  case entityGroup(EntityGroupSyntax)
  /// `materialized-view-combine (…) …`.
  case viewCombine(ViewCombineSyntax)
  /// What stands where an expression was expected; a diagnostic says so.
  case missing(SourceSpan)

  /// Where it stands.
  public var span: SourceSpan {
    switch self {
    case .literal(let node): node.span
    case .name(let node): node.span
    case .wildcard(let node): node.span
    case .star(let span): span
    case .path(let node): node.span
    case .element(let node): node.span
    case .call(let node): node.span
    case .unary(let node): node.span
    case .binary(let node): node.span
    case .logical(let node): node.span
    case .membership(let node): node.span
    case .between(let node): node.span
    case .parenthesized(let node): node.span
    case .pipeline(let node): node.span
    case .toScalar(let node): node.span
    case .toTable(let node): node.span
    case .materialize(let node): node.span
    case .type(let node): node.span
    case .dataTable(let node): node.span
    case .externalData(let node): node.span
    case .contextualDataTable(let node): node.span
    case .entityGroup(let node): node.span
    case .viewCombine(let node): node.span
    case .missing(let span): span
    }
  }
}
