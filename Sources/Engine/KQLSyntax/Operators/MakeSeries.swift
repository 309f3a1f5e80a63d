public import Diagnostics

/// Aggregates over the bins of an axis.
public struct MakeSeriesSyntax: Sendable, Hashable {
  /// The settings, such as `kind=nonempty`.
  public var parameters: [OperatorParameterSyntax]
  /// What to compute.
  public var aggregates: [MakeSeriesAggregateSyntax]
  /// The axis.
  public var axis: NamedExpressionSyntax
  /// The bins.
  public var range: MakeSeriesRangeSyntax
  /// The keys after `by`.
  public var groups: [NamedExpressionSyntax]
  /// Where it stands.
  public var span: SourceSpan

  /// Creates the node.
  public init(
    parameters: [OperatorParameterSyntax] = [],
    aggregates: [MakeSeriesAggregateSyntax],
    axis: NamedExpressionSyntax,
    range: MakeSeriesRangeSyntax,
    groups: [NamedExpressionSyntax] = [],
    span: SourceSpan
  ) {
    self.parameters = parameters
    self.aggregates = aggregates
    self.axis = axis
    self.range = range
    self.groups = groups
    self.span = span
  }
}

/// An aggregate of `make-series`.
public struct MakeSeriesAggregateSyntax: Sendable, Hashable {
  /// The aggregate.
  public var expression: NamedExpressionSyntax
  /// The value of bins without rows.
  public var defaultValue: NamedExpressionSyntax?
  /// Where it stands.
  public var span: SourceSpan

  /// Creates the node.
  public init(
    expression: NamedExpressionSyntax,
    defaultValue: NamedExpressionSyntax? = nil,
    span: SourceSpan
  ) {
    self.expression = expression
    self.defaultValue = defaultValue
    self.span = span
  }
}

/// The bins of `make-series`.
public enum MakeSeriesRangeSyntax: Sendable, Hashable {
  /// `from a to b step c`; the ends may be left out.
  case steps(
    from: NamedExpressionSyntax?,
    to: NamedExpressionSyntax?,
    step: NamedExpressionSyntax
  )
  /// `in range (a, b, c)`, whose end belongs to it.
  case inRange(
    from: NamedExpressionSyntax,
    to: NamedExpressionSyntax,
    step: NamedExpressionSyntax
  )
}
