import KQLPlan
import Tables

extension Overload {
  /// The ways of calling a function whose last parameters may be left out.
  static func optional(
    _ required: [Parameter],
    _ optional: [Parameter],
    returns result: ScalarType,
    _ evaluate: @escaping @Sendable ([Column], Int, QueryContext) throws -> Column
  ) -> [Overload] {
    (0...optional.count).map { count in
      Overload(required + optional.prefix(count), returns: result, evaluate)
    }
  }
}

/// The optional numbers of a call.
enum OptionalNumbers {
  /// A real argument; the default when it is left out, nil when it is null.
  static func real(_ a: [Column], _ index: Int, _ row: Int, default value: Double) -> Double? {
    index < a.count ? a[index].reals[row] : value
  }

  /// An integer argument; the default when it is left out, nil when it is null or huge.
  static func integer(_ a: [Column], _ index: Int, _ row: Int, default value: Int) -> Int? {
    index < a.count ? a[index].longs[row].flatMap(Int.init(exactly:)) : value
  }
}
