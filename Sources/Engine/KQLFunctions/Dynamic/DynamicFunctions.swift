import KQLPlan

/// The functions over arrays and bags.
enum DynamicFunctions {
  static let scalar: [any ScalarFunction.Type] = [
    Member.self, Element.self,
  ]
}
