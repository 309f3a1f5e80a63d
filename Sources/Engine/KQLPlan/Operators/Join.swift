public import Tables

/// Which rows a join gives.
public enum JoinKind: String, Sendable, Hashable {
  case inner
  /// `inner` after the left side was reduced to one row a key, the first.
  case innerunique
  case leftouter
  case rightouter
  case fullouter
  case leftsemi
  case leftanti
  case rightsemi
  case rightanti
}

/// `join` and `lookup`: rows of two sides whose keys are equal; null keys are equal too.
public struct JoinPlan: Sendable {
  /// The left side.
  public let left: LogicalPlan
  /// The right side.
  public let right: LogicalPlan
  /// Which rows and columns come out.
  public let kind: JoinKind
  /// The keys of the left side.
  public let leftKeys: [BoundExpression]
  /// The keys of the right side, of the same types.
  public let rightKeys: [BoundExpression]
  /// The columns.
  public let schema: Schema

  /// Creates a node.
  public init(
    left: LogicalPlan,
    right: LogicalPlan,
    kind: JoinKind,
    leftKeys: [BoundExpression],
    rightKeys: [BoundExpression],
    schema: Schema
  ) {
    self.left = left
    self.right = right
    self.kind = kind
    self.leftKeys = leftKeys
    self.rightKeys = rightKeys
    self.schema = schema
  }
}
