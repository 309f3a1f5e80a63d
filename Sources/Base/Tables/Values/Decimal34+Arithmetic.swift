// Exact arithmetic of 34 digits, rounded half to even (IEEE 754-2008 decimal128). A result beyond
// the exponent range is nil, one below it is zero.

extension Decimal34 {
  /// The exponents that a result may have.
  static let exponentRange = -6176...6111

  /// The sum.
  public static func + (left: Decimal34, right: Decimal34) -> Decimal34? {
    let (high, low) = left.exponent >= right.exponent ? (left, right) : (right, left)
    if low.coefficient == 0, low.exponent == high.exponent { return high }
    if high.coefficient == 0 { return low }
    let distance = Int(high.exponent) - Int(low.exponent)
    let room = 37 - digitCount(high.coefficient)
    let shift = min(distance, room)
    let dropped = distance - shift
    let scaled = high.coefficient * powerOfTen(shift)
    let divisor: UInt128? = dropped <= 38 ? powerOfTen(dropped) : nil
    let addend = divisor.map { low.coefficient / $0 } ?? 0
    let sticky = divisor.map { low.coefficient % $0 != 0 } ?? (low.coefficient != 0)
    let exponent = Int(high.exponent) - shift
    if high.isNegative == low.isNegative {
      return rounded(scaled + addend, exponent, high.isNegative, sticky: sticky)
    }
    let whole = addend + (sticky ? 1 : 0)
    if scaled >= whole {
      return rounded(scaled - whole, exponent, high.isNegative, sticky: sticky)
    }
    return rounded(whole - scaled, exponent, low.isNegative, sticky: false)
  }

  /// The difference.
  public static func - (left: Decimal34, right: Decimal34) -> Decimal34? {
    left + right.negated
  }

  /// The product.
  public static func * (left: Decimal34, right: Decimal34) -> Decimal34? {
    let negative = left.isNegative != right.isNegative
    let exponent = Int(left.exponent) + Int(right.exponent)
    let product = left.coefficient.multipliedFullWidth(by: right.coefficient)
    if product.high == 0 { return rounded(product.low, exponent, negative, sticky: false) }
    let digits = digitCount(left.coefficient) + digitCount(right.coefficient)
    let shift = max(digits - 36, 0)
    let (quotient, remainder) = powerOfTen(shift).dividingFullWidth(product)
    return rounded(quotient, exponent + shift, negative, sticky: remainder != 0)
  }

  /// The quotient; nil for division by zero.
  public static func / (left: Decimal34, right: Decimal34) -> Decimal34? {
    guard right.coefficient != 0 else { return nil }
    let ideal = Int(left.exponent) - Int(right.exponent)
    let negative = left.isNegative != right.isNegative
    guard left.coefficient != 0 else { return Decimal34.zero }
    let up = 34 - digitCount(left.coefficient)
    let more = digitCount(right.coefficient)
    let numerator = (left.coefficient * powerOfTen(up)).multipliedFullWidth(by: powerOfTen(more))
    var (quotient, remainder) = right.coefficient.dividingFullWidth(numerator)
    var exponent = ideal - up - more
    guard remainder == 0 else {
      // One more digit than fits, so that the remainder below it only breaks ties.
      if quotient <= maxCoefficient {
        let tail = remainder * 10
        quotient = quotient * 10 + tail / right.coefficient
        remainder = tail % right.coefficient
        exponent -= 1
      }
      return rounded(quotient, exponent, negative, sticky: remainder != 0)
    }
    while exponent < ideal, quotient % 10 == 0 {
      quotient /= 10
      exponent += 1
    }
    return rounded(quotient, exponent, negative, sticky: false)
  }

  /// The remainder that is never negative; nil for division by zero.
  public static func % (left: Decimal34, right: Decimal34) -> Decimal34? {
    guard right.coefficient != 0 else { return nil }
    let distance = Int(left.exponent) - Int(right.exponent)
    let divisor = Decimal34(
      coefficient: right.coefficient,
      exponent: right.exponent,
      isNegative: false
    )
    var rest = left
    if distance >= 0 {
      let power = powerModulo(distance, right.coefficient)
      let value = multiplyModulo(left.coefficient % right.coefficient, power, right.coefficient)
      rest = Decimal34(coefficient: value, exponent: right.exponent, isNegative: left.isNegative)
    } else if -distance + digitCount(right.coefficient) <= 38 {
      let scaled = right.coefficient * powerOfTen(-distance)
      rest = Decimal34(
        coefficient: left.coefficient % scaled,
        exponent: left.exponent,
        isNegative: left.isNegative
      )
    }
    return rest.isNegative && rest.coefficient != 0 ? rest + divisor : rest
  }

  /// The number with its sign turned.
  public var negated: Decimal34 {
    Decimal34(
      coefficient: coefficient,
      exponent: exponent,
      isNegative: coefficient != 0 && !isNegative
    )
  }

  /// The distance from zero.
  public var magnitude: Decimal34 {
    Decimal34(coefficient: coefficient, exponent: exponent, isNegative: false)
  }

  private static func powerModulo(_ power: Int, _ modulus: UInt128) -> UInt128 {
    var result: UInt128 = 1 % modulus
    var base: UInt128 = 10 % modulus
    var rest = power
    while rest > 0 {
      if rest & 1 == 1 { result = multiplyModulo(result, base, modulus) }
      base = multiplyModulo(base, base, modulus)
      rest >>= 1
    }
    return result
  }

  private static func multiplyModulo(
    _ left: UInt128,
    _ right: UInt128,
    _ modulus: UInt128
  ) -> UInt128 {
    modulus.dividingFullWidth(left.multipliedFullWidth(by: right)).remainder
  }
}
