import KQLPlan

/// The operators that compute one value of two.
enum OperatorFunctions {
  static let scalar: [any ScalarFunction.Type] = [
    Plus.self, Minus.self, Times.self, Divide.self, Remainder.self,
    Equal.self, NotEqual.self, Less.self, LessOrEqual.self, Greater.self, GreaterOrEqual.self,
    Not.self,
  ]
}
