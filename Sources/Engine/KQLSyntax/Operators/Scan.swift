public import Diagnostics

/// Steps that rows go through in order.
public struct ScanSyntax: Sendable, Hashable {
  /// The settings, such as `with_match_id=m`.
  public var parameters: [OperatorParameterSyntax]
  /// The keys after `order by`.
  public var order: [OrderedExpressionSyntax]
  /// The keys after `partition by`.
  public var partition: [ExpressionSyntax]
  /// The columns that steps assign.
  public var declarations: [ParameterSyntax]
  /// The steps.
  public var steps: [ScanStepSyntax]
  /// Where it stands.
  public var span: SourceSpan

  /// Creates the node.
  public init(
    parameters: [OperatorParameterSyntax] = [],
    order: [OrderedExpressionSyntax] = [],
    partition: [ExpressionSyntax] = [],
    declarations: [ParameterSyntax] = [],
    steps: [ScanStepSyntax],
    span: SourceSpan
  ) {
    self.parameters = parameters
    self.order = order
    self.partition = partition
    self.declarations = declarations
    self.steps = steps
    self.span = span
  }
}

/// Which rows of a `scan` step are returned.
public enum ScanOutputSyntax: String, Sendable, Hashable {
  case all
  case last
  case none
}

/// What a step assigns.
public struct ScanAssignmentSyntax: Sendable, Hashable {
  /// The column.
  public var name: NameSyntax
  /// The value.
  public var expression: ExpressionSyntax
  /// Where it stands.
  public var span: SourceSpan

  /// Creates the node.
  public init(name: NameSyntax, expression: ExpressionSyntax, span: SourceSpan) {
    self.name = name
    self.expression = expression
    self.span = span
  }
}

/// A step of `scan`.
public struct ScanStepSyntax: Sendable, Hashable {
  /// The name.
  public var name: NameSyntax
  /// Whether it may be skipped.
  public var isOptional: Bool
  /// Which rows are returned, when written.
  public var output: ScanOutputSyntax?
  /// Which rows match.
  public var condition: ExpressionSyntax
  /// What is assigned on a match.
  public var assignments: [ScanAssignmentSyntax]
  /// Where it stands.
  public var span: SourceSpan

  /// Creates the node.
  public init(
    name: NameSyntax,
    isOptional: Bool = false,
    output: ScanOutputSyntax? = nil,
    condition: ExpressionSyntax,
    assignments: [ScanAssignmentSyntax] = [],
    span: SourceSpan
  ) {
    self.name = name
    self.isOptional = isOptional
    self.output = output
    self.condition = condition
    self.assignments = assignments
    self.span = span
  }
}
