import KQLPlan
import Tables

/// Conversion to a type that is known only while running.
enum Casts {
  /// The function that converts to a type.
  static func function(to type: ScalarType) -> any ScalarFunction.Type {
    switch type {
    case .bool: ToBool.self
    case .int: ToInt.self
    case .long: ToLong.self
    case .real: ToReal.self
    case .decimal: ToDecimal.self
    case .string: ToString.self
    case .datetime: ToDateTime.self
    case .timespan: ToTimespan.self
    case .guid: ToGUID.self
    case .dynamic: ToDynamic.self
    }
  }

  /// The column as another type.
  static func cast(
    _ column: Column,
    to type: ScalarType,
    _ count: Int,
    _ context: QueryContext
  ) throws -> Column {
    guard column.type != type, let overload = function(to: type).overloads.first else {
      return column
    }
    return try overload.evaluate([column], count, context)
  }
}
