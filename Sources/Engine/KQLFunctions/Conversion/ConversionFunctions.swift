import KQLPlan

/// The functions that turn a value of one type into another.
enum ConversionFunctions {
  static let scalar: [any ScalarFunction.Type] = [
    ToInt.self, ToLong.self, ToReal.self, ToDecimal.self, ToBool.self, ToString.self,
    ToDateTime.self, ToTimespan.self, ToGUID.self, ToDynamic.self, GetType.self,
  ]
}
