import KQLPlan

/// The mathematical functions.
enum MathFunctions {
  static let scalar: [any ScalarFunction.Type] = [
    Absolute.self, Ceiling.self, Sign.self, Round.self, SquareRoot.self, Exponential.self,
    Exponential2.self, Exponential10.self, Logarithm.self, Logarithm2.self, Logarithm10.self,
    Power.self, Sine.self, Cosine.self, Tangent.self, Cotangent.self, ArcSine.self,
    ArcCosine.self, ArcTangent.self, ArcTangent2.self, Degrees.self, Radians.self, Pi.self,
    Gamma.self, LogGamma.self, ErrorFunction.self, ComplementaryErrorFunction.self,
    BinaryAnd.self, BinaryOr.self, BinaryXor.self, BinaryNot.self, ShiftLeft.self,
    ShiftRight.self, BitCount.self, Random.self,
  ]
}
