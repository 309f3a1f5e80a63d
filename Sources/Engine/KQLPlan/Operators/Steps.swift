public import Tables

/// One step of `scan`.
public struct ScanStep: Sendable {
  /// What becomes of the rows that a step matches.
  public enum Output: Sendable, Hashable {
    case all
    case last
    case none
  }

  /// The step's name.
  public let name: String
  /// Whether the step may be passed over.
  public let isOptional: Bool
  /// Which of its rows come out.
  public let output: Output
  /// When a row is taken by the step.
  public let condition: BoundExpression
  /// Declared columns (by position), then columns of the input, and their new values.
  public let assignments: [(column: Int, value: BoundExpression)]

  /// Creates a step.
  public init(
    name: String,
    isOptional: Bool,
    output: Output,
    condition: BoundExpression,
    assignments: [(column: Int, value: BoundExpression)]
  ) {
    self.name = name
    self.isOptional = isOptional
    self.output = output
    self.condition = condition
    self.assignments = assignments
  }
}

/// `scan`: a state machine over serialized rows.
///
/// The state is one row of the declared columns for every step. Expressions of a step see the
/// input row's columns, then the declared columns of the row being built, then for every step the
/// declared columns and the input columns of the row that the step matched last.
public struct StepsPlan: Sendable {
  /// Where the rows come from.
  public let input: LogicalPlan
  /// The declared columns and their defaults (no columns).
  public let declared: [NamedExpression]
  /// The steps in order.
  public let steps: [ScanStep]
  /// Whether a column `match_id`-like (long) comes last.
  public let matchIDColumn: Bool
  /// The columns.
  public let schema: Schema

  /// Creates a node.
  public init(
    input: LogicalPlan,
    declared: [NamedExpression],
    steps: [ScanStep],
    matchIDColumn: Bool,
    schema: Schema
  ) {
    self.input = input
    self.declared = declared
    self.steps = steps
    self.matchIDColumn = matchIDColumn
    self.schema = schema
  }
}
