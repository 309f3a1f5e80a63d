import KQLPlan

/// The functions that choose among values or test for their absence.
enum ConditionalFunctions {
  static let scalar: [any ScalarFunction.Type] = [
    Iff.self, Case.self, Coalesce.self, MaxOf.self, MinOf.self,
    IsNull.self, IsNotNull.self, IsEmpty.self, IsNotEmpty.self, Assert.self,
  ]
}
