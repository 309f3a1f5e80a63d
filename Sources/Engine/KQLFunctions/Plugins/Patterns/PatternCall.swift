import KQLPlan
import Tables

/// The arguments that plugins for patterns share.
struct PatternCall {
  /// Leaves out an argument of a call.
  private static let defaultMark = "~"
  private let list: [PluginArgument]

  init(_ arguments: [PluginArgument]) {
    list = arguments.map { if case .named(_, let inner) = $0 { inner } else { $0 } }
  }

  /// An argument; nil when it is left out.
  func argument(_ position: Int) -> PluginArgument? {
    guard position < list.count else { return nil }
    if case .literal(.string(PatternCall.defaultMark)) = list[position] { return nil }
    return list[position]
  }

  /// A constant number from a range.
  func number(
    _ position: Int,
    _ name: String,
    default value: Double,
    _ range: ClosedRange<Double>
  ) throws -> Double {
    guard argument(position) != nil else { return value }
    let number = try PluginCall(list).number(position, name) ?? value
    guard range.contains(number) else {
      throw QueryFailure(
        "argument \(position + 1) (\(name)) must be from \(range.lowerBound) to \(range.upperBound)"
      )
    }
    return number
  }

  /// The column of weights, and its position where it is one of the input's.
  func weights(
    _ position: Int,
    _ input: Batch,
    _ context: QueryContext
  ) throws -> (values: FixedWidth<Double>?, column: Int?) {
    guard let argument = argument(position) else { return (nil, nil) }
    let column = try PluginExpressions.column(of: argument, input, context)
    let values = try Casts.cast(column, to: .real, input.count, context).reals
    return (values, weightColumn(position))
  }

  func weightColumn(_ position: Int) -> Int? {
    if case .column(let index) = argument(position) { index } else { nil }
  }

  /// The value that stands for any value of a type: the first constant of the type from a position
  /// on, or null.
  func wildcard(_ type: ScalarType, from position: Int) -> ScalarValue {
    for argument in list.dropFirst(position) {
      guard case .literal(let value) = argument, value != .string(PatternCall.defaultMark) else {
        continue
      }
      if value.type == type { return value }
    }
    return type == .string ? .string("") : .null(type)
  }

  /// The values of a pattern as a row of the columns.
  func row(
    _ pattern: ValuePattern,
    _ table: PatternTable,
    _ columns: [Column],
    _ fields: [Schema.Field],
    wildcardsFrom position: Int
  ) -> [ScalarValue] {
    pattern.codes.enumerated().map { index, code in
      guard code != nil, let member = pattern.members.first else {
        return wildcard(fields[index].type, from: position)
      }
      return columns[index].value(at: table.rows[member].source)
    }
  }
}
