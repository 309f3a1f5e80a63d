public import Tables

/// How the pattern of `parse` is matched.
public enum ParseKind: String, Sendable, Hashable {
  case simple
  case relaxed
  case regex
}

/// One piece of the pattern of `parse`.
public enum ParsePiece: Sendable {
  /// A text, or a regular expression for the regex kind.
  case text(String)
  /// `*`: anything.
  case skip
  /// A value for an output column.
  case column(output: Int, type: ScalarType)
}

/// `parse` and `parse-where`: columns taken out of a text by a pattern.
///
/// Output column `i` is input column `i` unless a piece takes its place.
public struct ParsePlan: Sendable {
  /// Where the rows come from.
  public let input: LogicalPlan
  /// The text (string).
  public let source: BoundExpression
  /// How texts and columns are matched.
  public let kind: ParseKind
  /// Regular expression flags such as `U` or `i`, for the regex kind.
  public let flags: String
  /// The pattern from left to right.
  public let pieces: [ParsePiece]
  /// Whether rows that do not match are left out.
  public let dropsUnmatched: Bool
  /// How a text becomes a value of each type that pieces have: functions of one string.
  public let conversions: [ScalarType: Overload]
  /// The columns.
  public let schema: Schema

  /// Creates a node.
  public init(
    input: LogicalPlan,
    source: BoundExpression,
    kind: ParseKind,
    flags: String,
    pieces: [ParsePiece],
    dropsUnmatched: Bool,
    conversions: [ScalarType: Overload] = [:],
    schema: Schema
  ) {
    self.input = input
    self.source = source
    self.kind = kind
    self.flags = flags
    self.pieces = pieces
    self.dropsUnmatched = dropsUnmatched
    self.conversions = conversions
    self.schema = schema
  }
}
