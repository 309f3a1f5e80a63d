public import Diagnostics

/// An operator between two values; the raw value is the canonical spelling.
public enum BinaryOperator: String, Sendable, Hashable, CaseIterable {
  case add = "+"
  case subtract = "-"
  case multiply = "*"
  case divide = "/"
  case modulo = "%"
  case less = "<"
  case lessOrEqual = "<="
  case greater = ">"
  case greaterOrEqual = ">="
  case equal = "=="
  case notEqual = "!="
  case equalIgnoringCase = "=~"
  case notEqualIgnoringCase = "!~"
  case has
  case notHas = "!has"
  case hasCS = "has_cs"
  case notHasCS = "!has_cs"
  case hasPrefix = "hasprefix"
  case notHasPrefix = "!hasprefix"
  case hasPrefixCS = "hasprefix_cs"
  case notHasPrefixCS = "!hasprefix_cs"
  case hasSuffix = "hassuffix"
  case notHasSuffix = "!hassuffix"
  case hasSuffixCS = "hassuffix_cs"
  case notHasSuffixCS = "!hassuffix_cs"
  case contains
  case notContains = "!contains"
  case containsCS = "contains_cs"
  case notContainsCS = "!contains_cs"
  case startsWith = "startswith"
  case notStartsWith = "!startswith"
  case startsWithCS = "startswith_cs"
  case notStartsWithCS = "!startswith_cs"
  case endsWith = "endswith"
  case notEndsWith = "!endswith"
  case endsWithCS = "endswith_cs"
  case notEndsWithCS = "!endswith_cs"
  case like
  case notLike = "notlike"
  case likeCS = "likecs"
  case notLikeCS = "notlikecs"
  case matchesRegex = "matches regex"
  /// `a : "b"`, in `search` and `find`: the same as `has`.
  case colon = ":"
}

/// One operator and its right operand.
public struct BinaryTermSyntax: Sendable, Hashable {
  /// The operator.
  public var kind: BinaryOperator
  /// Where the operator stands.
  public var operatorSpan: SourceSpan
  /// The right operand.
  public var operand: ExpressionSyntax
  /// Where it stands.
  public var span: SourceSpan

  /// Creates the node.
  public init(
    kind: BinaryOperator,
    operatorSpan: SourceSpan,
    operand: ExpressionSyntax,
    span: SourceSpan
  ) {
    self.kind = kind
    self.operatorSpan = operatorSpan
    self.operand = operand
    self.span = span
  }
}

/// Operators of one precedence, applied from left to right.
///
/// `a - b + c` is `first: a, rest: [- b, + c]`. Only arithmetic has more than one term.
public struct BinarySyntax: Sendable, Hashable {
  /// The leftmost operand; a star in `* has "x"`.
  public var first: ExpressionSyntax
  /// The operators and operands that follow; at least one.
  public var rest: [BinaryTermSyntax]
  /// Where it stands.
  public var span: SourceSpan

  /// Creates the node.
  public init(first: ExpressionSyntax, rest: [BinaryTermSyntax], span: SourceSpan) {
    self.first = first
    self.rest = rest
    self.span = span
  }
}
