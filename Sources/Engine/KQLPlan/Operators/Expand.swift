public import Tables

/// One expression that `mv-expand` takes apart.
public struct ExpandItem: Sendable {
  /// A dynamic value; another value is its own only element.
  public let expression: BoundExpression
  /// The output column.
  public let output: Int
  /// The type that elements are cast to; one that cannot be is null.
  public let type: ScalarType

  /// Creates an item.
  public init(expression: BoundExpression, output: Int, type: ScalarType) {
    self.expression = expression
    self.output = output
    self.type = type
  }
}

/// `mv-expand`: a row for each element of dynamic arrays or bags; several are taken side by side.
///
/// Output column `i` is input column `i` unless an item or the index takes its place; items beyond
/// the input's columns are added.
public struct ExpandPlan: Sendable {
  /// Where the rows come from.
  public let input: LogicalPlan
  /// What is expanded.
  public let items: [ExpandItem]
  /// The output column of the element's position (long), if asked for.
  public let indexColumn: Int?
  /// The most rows made of one row.
  public let limit: Int?
  /// Whether a property becomes `[key, value]` rather than a bag of one.
  public let bagsAsArrays: Bool
  /// The columns.
  public let schema: Schema

  /// Creates a node.
  public init(
    input: LogicalPlan,
    items: [ExpandItem],
    indexColumn: Int?,
    limit: Int?,
    bagsAsArrays: Bool,
    schema: Schema
  ) {
    self.input = input
    self.items = items
    self.indexColumn = indexColumn
    self.limit = limit
    self.bagsAsArrays = bagsAsArrays
    self.schema = schema
  }
}
