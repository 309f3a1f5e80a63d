extension Decimal34 {
  /// How a number is brought to fewer places.
  public enum Rounding: Sendable {
    /// Towards negative infinity.
    case down
    /// Towards positive infinity.
    case up
    /// Towards zero.
    case towardZero
    /// To the nearest, halves away from zero.
    case halfAwayFromZero
  }

  /// The number with at most `places` digits after the point; negative places round tens, hundreds.
  public func rounded(places: Int, _ rule: Rounding) -> Decimal34 {
    let drop = -places - Int(exponent)
    guard drop > 0 else { return self }
    let power = Decimal34.powerOfTen(min(drop, 38))
    var whole = drop > 38 ? 0 : coefficient / power
    let rest = drop > 38 ? coefficient : coefficient % power
    let increment: Bool =
      switch rule {
      case .towardZero: false
      case .down: isNegative && rest != 0
      case .up: !isNegative && rest != 0
      case .halfAwayFromZero: drop <= 38 && rest >= power / 2
      }
    if increment { whole += 1 }
    return Decimal34(
      coefficient: whole,
      exponent: Int32(clamping: -places),
      isNegative: isNegative && whole != 0
    )
  }

  /// The whole part as a 64-bit integer, or nil when it does not fit.
  public var wholeNumber: Int64? {
    let whole = rounded(places: 0, .towardZero)
    guard whole.coefficient != 0 else { return 0 }
    guard whole.exponent <= 19, whole.exponent >= 0 else { return nil }
    let (value, overflow) = whole.coefficient.multipliedReportingOverflow(
      by: Decimal34.powerOfTen(Int(whole.exponent))
    )
    guard !overflow else { return nil }
    if whole.isNegative {
      return value == UInt128(Int64.min.magnitude)
        ? Int64.min : Int64(exactly: value).map { -$0 }
    }
    return Int64(exactly: value)
  }

  /// The nearest binary number.
  public var double: Double { Double(description) ?? (isNegative ? -.infinity : .infinity) }

  /// The number that the shortest text of `value` names; nil for NaN and infinities.
  public init?(real value: Double) {
    guard value.isFinite else { return nil }
    self.init(value.description)
    if exponent < 0 { self = withoutFractionZeros }
  }

  private var withoutFractionZeros: Decimal34 {
    var digits = coefficient
    var power = exponent
    while power < 0, digits % 10 == 0 {
      digits /= 10
      power += 1
    }
    return Decimal34(coefficient: digits, exponent: power, isNegative: isNegative)
  }

  /// A number of any width brought to 34 digits, halves to even; `sticky` says that more digits,
  /// not all zero, follow.
  static func rounded(
    _ digits: UInt128,
    _ exponent: Int,
    _ isNegative: Bool,
    sticky: Bool
  ) -> Decimal34? {
    var value = digits
    var power = exponent
    let excess = max(digitCount(digits) - 34, exponentRange.lowerBound - exponent, 0)
    if excess > 38 { return Decimal34.zero }
    if excess > 0 {
      let unit = powerOfTen(excess)
      let rest = value % unit
      value /= unit
      power += excess
      let half = unit / 2
      if rest > half || (rest == half && (sticky || value % 2 == 1)) { value += 1 }
      if value > maxCoefficient {
        value /= 10
        power += 1
      }
    }
    while power > exponentRange.upperBound, value != 0, value <= maxCoefficient / 10 {
      value *= 10
      power -= 1
    }
    if value == 0 { power = min(max(power, exponentRange.lowerBound), exponentRange.upperBound) }
    guard power <= exponentRange.upperBound else { return nil }
    return Decimal34(
      coefficient: value,
      exponent: Int32(power),
      isNegative: isNegative && value != 0
    )
  }

  /// How many decimal digits a number has, 0 for zero.
  static func digitCount(_ value: UInt128) -> Int {
    var low = 0
    var high = powers.count
    while low < high {
      let middle = (low + high) / 2
      if value >= powers[middle] { low = middle + 1 } else { high = middle }
    }
    return low
  }

  /// `10^power` for 0 to 38; beyond, the nearest of these.
  static func powerOfTen(_ power: Int) -> UInt128 { powers[min(max(power, 0), 38)] }

  private static let powers: ContiguousArray<UInt128> = {
    var list: ContiguousArray<UInt128> = [1]
    for index in 0..<38 { list.append(list[index] * 10) }
    return list
  }()
}

extension Decimal34: Comparable {
  /// Compares by value.
  public static func < (left: Decimal34, right: Decimal34) -> Bool {
    let a = left.coefficient == 0 ? 0 : left.isNegative ? -1 : 1
    let b = right.coefficient == 0 ? 0 : right.isNegative ? -1 : 1
    if a != b { return a < b }
    if a == 0 { return false }
    return a > 0 ? smaller(left, right) : smaller(right, left)
  }

  private static func smaller(_ left: Decimal34, _ right: Decimal34) -> Bool {
    let a = digitCount(left.coefficient) + Int(left.exponent)
    let b = digitCount(right.coefficient) + Int(right.exponent)
    if a != b { return a < b }
    // Equal magnitudes: the exponents differ by less than 34 digits.
    let distance = Int(left.exponent) - Int(right.exponent)
    if distance >= 0 { return left.coefficient * powerOfTen(distance) < right.coefficient }
    return left.coefficient < right.coefficient * powerOfTen(-distance)
  }
}
