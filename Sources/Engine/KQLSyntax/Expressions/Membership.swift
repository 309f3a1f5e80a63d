public import Diagnostics

/// An operator that compares with several values; the raw value is the spelling.
public enum MembershipOperator: String, Sendable, Hashable, CaseIterable {
  case `in`
  case notIn = "!in"
  case inIgnoringCase = "in~"
  case notInIgnoringCase = "!in~"
  case hasAny = "has_any"
  case hasAll = "has_all"
}

/// A comparison with several values, `a in (b, c)`.
public struct MembershipSyntax: Sendable, Hashable {
  /// The left operand; a star in `* in (…)`.
  public var operand: ExpressionSyntax
  /// The operator.
  public var kind: MembershipOperator
  /// Where the operator stands.
  public var operatorSpan: SourceSpan
  /// The list in parentheses; a pipeline or a table is one of its members.
  public var values: [ExpressionSyntax]
  /// Where it stands.
  public var span: SourceSpan

  /// Creates the node.
  public init(
    operand: ExpressionSyntax,
    kind: MembershipOperator,
    operatorSpan: SourceSpan,
    values: [ExpressionSyntax],
    span: SourceSpan
  ) {
    self.operand = operand
    self.kind = kind
    self.operatorSpan = operatorSpan
    self.values = values
    self.span = span
  }
}
