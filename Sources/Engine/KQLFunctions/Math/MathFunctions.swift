import KQLPlan

/// The functions over numbers.
enum MathFunctions {
  static let scalar: [any ScalarFunction.Type] = [
    SquareRoot.self, Exponential.self, Exponential2.self, Exponential10.self, Logarithm.self,
    Logarithm2.self, Logarithm10.self, Sine.self, Cosine.self, Tangent.self, Cotangent.self,
    ArcSine.self, ArcCosine.self, ArcTangent.self, ArcTangent2.self, Degrees.self, Radians.self,
    Gamma.self, LogGamma.self, ErrorFunction.self, ComplementaryErrorFunction.self,
    Absolute.self, Ceiling.self, Round.self, Sign.self, IsNaN.self, IsInfinite.self,
    IsFinite.self, Power.self, Pi.self, Around.self, BinaryAnd.self, BinaryOr.self,
    BinaryXor.self, BinaryShiftLeft.self, BinaryShiftRight.self, BinaryNot.self,
    BitsetCountOnes.self, ToHex.self, Rand.self, NewGUID.self, BetaCumulative.self,
    BetaDensity.self, BetaInverse.self, WelchTest.self,
  ]
}
