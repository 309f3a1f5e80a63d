public import Tables

/// A plugin that `evaluate` calls: rows in, rows out.
public protocol TablePlugin: Sendable {
  /// Its name in queries.
  static var name: String { get }
  /// One sentence.
  static var summary: String { get }
  /// Queries and what they print.
  static var examples: [Example] { get }
  /// The columns that a call gives; nil when they depend on the rows, so that the rows are
  /// computed while binding.
  static func schema(input: Schema, arguments: [PluginArgument]) throws -> Schema?
  /// Computes the rows.
  static func run(
    input: Batch,
    schema: Schema,
    arguments: [PluginArgument],
    context: QueryContext
  ) throws -> (schema: Schema, batch: Batch)
}

/// An argument of a plugin.
public enum PluginArgument: Sendable {
  /// A column of the input.
  case column(Int)
  /// A constant.
  case literal(ScalarValue)
  /// An expression over the input's columns.
  case expression(BoundExpression, name: String?)
  /// An aggregate over the input's columns.
  case aggregate(AggregateCall)
  /// The rows of another query.
  case table(Schema, Batch)
  /// A named argument.
  indirect case named(String, PluginArgument)
}
